package import APIContract

/// Why a call of the API gave no answer that can be used.
///
/// It never holds the token.
package enum ClientError: Error, Hashable, Sendable {
    /// The address of the server cannot be used.
    case invalidAddress(String)
    /// No connection, or it was lost before the answer was complete.
    case unreachable(String)
    /// The server refused, and said why.
    case problem(Problem)
    /// Something answered that is not Roost's API, or not one that this client understands.
    case invalidResponse(status: Int, message: String)
    /// The task that called was cancelled.
    case cancelled

    /// Whether the same call may well succeed a little later.
    package var isRetriable: Bool {
        switch self {
        case .unreachable: true
        case .problem(let problem): problem.status == 429 || problem.status == 408 || (502...504).contains(problem.status)
        case .invalidResponse(let status, _): (502...504).contains(status)
        case .invalidAddress, .cancelled: false
        }
    }
}
