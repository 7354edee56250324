/// A scenario that does not come out as it says.
public struct ScenarioFailure: Hashable, Sendable, CustomStringConvertible {
    /// Where the scenario stands.
    public let position: SourcePosition
    /// Its name.
    public let scenario: String
    /// What was decided otherwise, and why.
    public let message: String

    /// `file:line:column: NAME: what was decided`.
    public var description: String { "\(self.position): \(self.scenario): \(self.message)" }
}
