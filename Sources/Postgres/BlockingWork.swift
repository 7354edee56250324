internal import Dispatch

/// The one place for the calls of libpq that block: connecting (with name resolution) and cancelling.
enum BlockingWork {
    /// Runs work on a thread of its own.
    ///
    /// A serial queue gets a thread whenever it has work, whereas a concurrent one shares the few threads that tasks run on; so each piece of
    /// work has its own serial queue. Their number is bounded by that of the connections.
    static func async(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "postgres.blocking").async(execute: work)
    }
}
