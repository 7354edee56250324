package import Model

/// Why somebody may, or may not, do something.
package struct AccessExplanation: Sendable {
    package let userID: UserID
    package let username: String
    /// The permission's name.
    package let permission: String
    /// `system`, or slugs as `TEAM/PROJECT/ENVIRONMENT`.
    package let place: String
    package let isAllowed: Bool
    /// What decided among the roles, in a sentence.
    package let summary: String
    /// Every role that the person has in the whole installation and in the place's team.
    package internal(set) var bindings: [ExplainedBinding]
    /// What closes the place to the person whatever the roles say.
    package let obstacles: [String]

    /// The verdict, what decided, and a line for each role that the person has.
    package var text: String {
        let bindings = self.bindings.map { "  - \($0.role.rawValue) at \($0.place) (\($0.origin.rawValue)): \($0.statement)" }
        let verdict = "\(self.permission): \(self.isAllowed ? "allowed" : "denied")"
        return ([verdict, "  \(self.summary)"] + bindings + self.obstacles.map { "  ! \($0)" }).joined(separator: "\n")
    }
}
