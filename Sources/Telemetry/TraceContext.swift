public import Logging

/// The trace that a task works for: set once where a request or a job begins, and inherited by its child tasks.
public enum TraceContext {
    /// The trace of the current task; nil outside of requests and jobs.
    @TaskLocal public static var current: TraceID?

    /// A `traceparent` header for a call to somebody else within the current trace; nil outside of requests and jobs.
    public static var traceparent: String? { Self.current?.makeTraceparent() }

    /// Names the trace of the task that logs, so that lines of libraries carry it too.
    public static let metadataProvider = Logger.MetadataProvider {
        Self.current.map { [LogKey.trace: .string($0.rawValue)] } ?? [:]
    }
}
