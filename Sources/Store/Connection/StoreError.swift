package import Postgres

/// Why the store did not do what it was asked.
package enum StoreError: Error, Sendable {
    /// No such row in this tenant.
    case notFound
    /// A live row has that name already; `subject` says which kind, in plain words.
    case conflict(subject: String)
    /// The row is no longer in the state, epoch or revision that the caller named.
    case stale
    /// The team would be left without an owner.
    case lastOwner
    /// The installation would be left without an operator.
    case lastOperator
    /// A role of the team's own that so many have; nil where somebody gave it, or it went, in this very moment.
    case roleInUse(holders: Int?)
    /// A row cannot be read as what it should be; `what` names it without its content.
    case corrupt(what: String)
    /// Postgres did not answer, or refused.
    case database(PostgresError)
}

extension StoreError {
    /// Whether the same call may succeed a moment later: Postgres did not answer, or asked for another try.
    package var isTransient: Bool {
        if case .database(let error) = self { error.isRetriable } else { false }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound: "no such row"
        case .conflict(let subject): "\(subject) exists already"
        case .stale: "the row changed meanwhile"
        case .lastOwner: "the team needs an owner"
        case .lastOperator: "the installation needs an operator"
        case .roleInUse: "somebody has the role"
        case .corrupt(let what): "cannot read \(what)"
        case .database(let error): "database: \(error)"
        }
    }
}
