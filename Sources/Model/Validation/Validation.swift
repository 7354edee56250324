/// Collects the problems of one request.
package struct Validation: Sendable {
    package private(set) var problems: [FieldProblem] = []

    package init() {}

    /// Notes a problem with `field` unless `condition` holds.
    package mutating func require(_ condition: Bool, _ field: String, _ message: @autoclosure () -> String) {
        if !condition { self.problems.append(FieldProblem(field: field, message: message())) }
    }

    /// Notes that the value of `field` is defined but not built yet.
    package mutating func refuseUnsupported(_ isUnsupported: Bool, _ field: String, _ message: @autoclosure () -> String) {
        if isUnsupported { self.problems.append(FieldProblem(field: field, message: message(), isUnsupported: true)) }
    }

    package mutating func require<Value: Comparable>(_ value: Value, in range: ClosedRange<Value>, _ field: String) {
        self.require(range.contains(value), field, "must be between \(range.lowerBound) and \(range.upperBound)")
    }

    package mutating func add(_ problems: [FieldProblem]) {
        self.problems += problems
    }

    /// - Throws: ``ValidationError`` with all that was noted.
    package func finish() throws(ValidationError) {
        if !self.problems.isEmpty { throw ValidationError(self.problems) }
    }
}
