/// One event of a `text/event-stream`.
struct ServerSentEvent: Hashable, Sendable {
    var id: String?
    /// The name; `message` where the stream names none.
    var name = "message"
    /// The lines of data, joined.
    var data = ""
}
