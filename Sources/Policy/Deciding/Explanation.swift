/// A decision in words: what decided, and what each binding had to say.
public struct Explanation: Hashable, Sendable, CustomStringConvertible {
    /// The permission's name.
    public let permission: String
    /// What is explained.
    public let decision: Decision
    /// Why, in a sentence.
    public let summary: String
    /// What each binding contributes, in their order.
    public let bindings: [String]

    /// The verdict, the sentence, and a line for each binding.
    public var description: String {
        let lines = self.bindings.map { "  - \($0)" }
        return (["\(self.permission): \(self.decision.isAllowed ? "allowed" : "denied")", "  \(self.summary)"] + lines)
            .joined(separator: "\n")
    }
}
