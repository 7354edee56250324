/// What is wrong with one field of a request.
package struct FieldError: Codable, Hashable, Sendable {
    /// The path of the field as the client wrote it, such as `run.limits.cpus`; `body` for the whole.
    package var field: String
    package var message: String

    package init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}
