/// Why a call to an engine failed.
public struct DockerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind of failure, for decisions.
    public let code: Code
    /// What happened, in the engine's words where it answered.
    public let message: String
    /// HTTP status of the answer; nil when there was none.
    public let status: Int?

    /// Creates an error.
    public init(_ code: Code, _ message: String, status: Int? = nil) {
        self.code = code
        self.message = message
        self.status = status
    }

    /// Whether the same call may succeed a little later without anyone changing anything.
    ///
    /// ``Code/outOfSequence`` is not among them: the object has to be read again first.
    public var isRetriable: Bool {
        switch code {
        case .transport, .timeout, .server, .noSwarm: true
        default: false
        }
    }

    /// Kind, status and message.
    public var description: String {
        "docker: \(code.name)" + (status.map { " (\($0))" } ?? "") + ": \(message)"
    }
}
