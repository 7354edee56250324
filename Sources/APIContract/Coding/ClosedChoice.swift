/// A word of a closed list; a word outside it is refused with the list.
package protocol ClosedChoice: RawRepresentable, CaseIterable, Codable, Hashable, Sendable where RawValue == String {}

extension ClosedChoice {
    /// The words, in the order of their declaration.
    package static var choices: [String] { self.allCases.map(\.rawValue) }
}
