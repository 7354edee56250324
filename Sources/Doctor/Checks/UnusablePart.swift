/// A part that cannot be looked at, because the settings do not say where it is.
package struct UnusablePart: Check {
    package let part: String
    package let repair: String
    private let reason: String

    /// - Parameters:
    ///   - reason: what is wrong with which setting.
    package init(_ part: String, reason: String, repair: String) {
        self.part = part
        self.reason = reason
        self.repair = repair
    }

    package func examine() async throws -> [Finding] {
        [.failed("\(self.part).configuration", "not looked at: \(self.reason)", repair: self.repair)]
    }
}
