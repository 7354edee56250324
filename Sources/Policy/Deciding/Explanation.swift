/// A decision in words: what decided, and what each binding had to say.
public struct Explanation: Hashable, Sendable, CustomStringConvertible {
    /// The permission's name.
    public let permission: String
    /// What is explained.
    public let decision: Decision
    /// Why, in a sentence.
    public let summary: String
    /// What each binding is called, as a role at a place, in their order.
    public let names: [String]
    /// What each binding contributes, in the same order.
    public let statements: [String]

    /// The verdict, the sentence, and a line for each binding.
    public var description: String {
        let lines = zip(self.names, self.statements).map { "  - \($0): \($1)" }
        return (["\(self.permission): \(self.decision.isAllowed ? "allowed" : "denied")", "  \(self.summary)"] + lines)
            .joined(separator: "\n")
    }
}
