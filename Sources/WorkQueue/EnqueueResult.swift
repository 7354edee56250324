/// What became of a request to enqueue.
public enum EnqueueResult: Sendable, Hashable {
    /// The job was added.
    case enqueued
    /// The queue knows the id already, in whatever state; nothing changed.
    case duplicate
}
