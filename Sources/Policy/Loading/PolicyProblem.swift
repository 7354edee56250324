/// One thing that is wrong in a file.
public struct PolicyProblem: Hashable, Sendable, CustomStringConvertible {
    /// Where.
    public let position: SourcePosition
    /// What, in a sentence.
    public let message: String
    /// The name that may have been meant.
    public let suggestion: String?

    init(_ position: SourcePosition, _ message: String, suggestion: String? = nil) {
        self.position = position
        self.message = message
        self.suggestion = suggestion
    }

    /// Place, message and suggestion in one line.
    public var description: String {
        "\(self.position): \(self.message)" + (self.suggestion.map { "; did you mean \($0)?" } ?? "")
    }
}
