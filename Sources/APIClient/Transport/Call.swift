import NIOHTTP1

/// One request as an endpoint describes it.
struct Call: Sendable {
    let method: HTTPMethod
    let path: String
    /// Left out where the value is nil.
    var query: [(name: String, value: String?)] = []
    /// What to send: JSON, or what ``contentType`` says.
    var body: [UInt8]?
    var contentType = "application/json"
    /// The `ETag` that the object must still have.
    var entityTag: String?
    /// What lets the request have its effect once, however often it is sent.
    var idempotencyKey: String?
    var accept = "application/json"
    /// Statuses outside 200–299 whose body is the endpoint's own form all the same.
    var alsoGood: Set<UInt> = []

    init(_ method: HTTPMethod, _ path: String, query: [(name: String, value: String?)] = []) {
        self.method = method
        self.path = path
        self.query = query
    }
}
