/// Which values of a specification may be shown.
package struct SpecDisclosure: Sendable, Hashable {
    private let shownVariables: Set<String>

    /// - Parameter shownVariables: The variables that are no secret; the values of all others stay hidden, whoever set them.
    package init(shownVariables: Set<String>) {
        self.shownVariables = shownVariables
    }

    func hides(_ path: String) -> Bool {
        let prefix = SpecFields.environment + "."
        guard path.hasPrefix(prefix) else { return path.hasPrefix(SpecFields.environment) }
        return !self.shownVariables.contains(String(path.dropFirst(prefix.count)))
    }
}
