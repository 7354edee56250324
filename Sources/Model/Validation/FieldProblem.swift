/// One thing that is wrong with one field of a request.
package struct FieldProblem: Hashable, Sendable {
    /// The path of the field as the client wrote it, such as `run.limits.cpus`.
    package let field: String
    /// What is wrong and what would be right, in plain words.
    package let message: String
    /// Whether the value is defined but not built yet, rather than wrong.
    package let isUnsupported: Bool

    package init(field: String, message: String, isUnsupported: Bool = false) {
        self.field = field
        self.message = message
        self.isUnsupported = isUnsupported
    }
}
