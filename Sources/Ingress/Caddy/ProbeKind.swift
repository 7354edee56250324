/// What a probe asks of a task.
enum ProbeKind: String {
    /// An answer to a request.
    case http
    /// A connection that is accepted.
    case tcp
}
