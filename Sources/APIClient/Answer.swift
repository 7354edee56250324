/// What the API answered: decoded, and byte for byte as it came.
package struct Answer<Value: Sendable>: Sendable {
    package let value: Value
    package let body: [UInt8]
    /// The `ETag`, to be sent back as `If-Match`.
    package let entityTag: String?

    init(value: Value, body: [UInt8], entityTag: String?) {
        self.value = value
        self.body = body
        self.entityTag = entityTag
    }
}
