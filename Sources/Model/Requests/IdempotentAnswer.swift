/// The answer to a request, as it is given again to whoever repeats the request with the same key.
package struct IdempotentAnswer: Sendable, Hashable {
    package let status: Int
    /// The header fields that belong to the answer, by name.
    package let headers: [String: String]
    package let body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
