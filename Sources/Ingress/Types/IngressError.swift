package import DockerEngine

/// Why the ingress could not be brought into the wanted state.
package struct IngressError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    package let code: Code
    /// What happened.
    package let message: String
    /// Whether the same call may succeed a little later.
    package let isRetriable: Bool

    /// The kind of a failure.
    package enum Code: String, Sendable {
        /// The engine refused or did not answer.
        case engine
        /// Caddy's admin socket does not answer.
        case unreachable
        /// Caddy refused a configuration.
        case refused
        /// A folder or file of the host cannot be used.
        case state
        /// A route or setting is malformed.
        case invalidRoute
        /// The calling task was cancelled.
        case cancelled
    }

    /// Creates an error; only an engine or Caddy that does not answer is retriable.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
        isRetriable = code == .unreachable
    }

    /// Wraps an error of the engine.
    package init(_ error: DockerError, during step: String) {
        code = error.code == .cancelled ? .cancelled : .engine
        message = "\(step): \(error)"
        isRetriable = error.isRetriable
    }

    /// Kind and message.
    package var description: String { "ingress: \(code.rawValue): \(message)" }
}
