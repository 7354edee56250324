internal import Dispatch

/// The one place for the calls of libpq that block: connecting (with name resolution) and cancelling.
enum BlockingWork {
    static let queue = DispatchQueue(label: "postgres.blocking", attributes: .concurrent)
}
