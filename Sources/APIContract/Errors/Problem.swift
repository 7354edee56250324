/// The body of every answer that is not a success: problem details (RFC 9457) as `application/problem+json`.
package struct Problem: Codable, Hashable, Sendable {
    /// A URI of the kind of problem; `about:blank` where the status says it all.
    package var type: String
    package var title: String
    package var status: Int
    package var detail: String?
    /// The path that was asked for.
    package var instance: String?
    /// One of ``ErrorCode``; a newer server may send others.
    package var code: String
    package var traceId: String?
    /// Each field that is wrong, on 422.
    package var errors: [FieldError]?

    package init(
        type: String, title: String, status: Int, detail: String? = nil, instance: String? = nil, code: String, traceId: String? = nil,
        errors: [FieldError]? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.code = code
        self.traceId = traceId
        self.errors = errors
    }
}
