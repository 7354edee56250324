/// Everything that is wrong with a request, collected so that a user mends it in one go.
package struct ValidationError: Error, Hashable, Sendable {
    package let problems: [FieldProblem]

    package init(_ problems: [FieldProblem]) {
        self.problems = problems
    }

    package init(field: String, _ message: String) {
        self.init([FieldProblem(field: field, message: message)])
    }

    package static func unsupported(field: String, _ message: String) -> Self {
        Self([FieldProblem(field: field, message: message, isUnsupported: true)])
    }
}
