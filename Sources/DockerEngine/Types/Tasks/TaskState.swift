/// State of a task.
///
/// States only move forward.
public struct TaskState: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Created.
    public static let new = TaskState(rawValue: "new")
    /// Waits for a node.
    public static let pending = TaskState(rawValue: "pending")
    /// A node was chosen.
    public static let assigned = TaskState(rawValue: "assigned")
    /// The node took it.
    public static let accepted = TaskState(rawValue: "accepted")
    /// The image is pulled.
    public static let preparing = TaskState(rawValue: "preparing")
    /// Prepared.
    public static let ready = TaskState(rawValue: "ready")
    /// The container runs and is not healthy yet.
    public static let starting = TaskState(rawValue: "starting")
    /// Runs, and is healthy if it has a health check.
    public static let running = TaskState(rawValue: "running")
    /// Ended with exit code 0.
    public static let complete = TaskState(rawValue: "complete")
    /// Was asked to end, and did.
    public static let shutdown = TaskState(rawValue: "shutdown")
    /// Ended with an error.
    public static let failed = TaskState(rawValue: "failed")
    /// The node could not start it.
    public static let rejected = TaskState(rawValue: "rejected")
    /// Is to be deleted.
    public static let remove = TaskState(rawValue: "remove")
    /// Its node was away for too long.
    public static let orphaned = TaskState(rawValue: "orphaned")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }

    /// Whether the task has ended for good.
    public var isTerminal: Bool { Self.terminal.contains(self) }

    private static let terminal: Set<TaskState> = [.complete, .shutdown, .failed, .rejected, .remove, .orphaned]
}
