import Model

/// About whom something is asked.
struct ExplainedPerson: Sendable {
    let id: UserID
    let username: String
    let isSuspended: Bool
}
