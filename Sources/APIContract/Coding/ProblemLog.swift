/// Collects what is wrong with one body while it is decoded, so that all of it is reported at once.
final class ProblemLog {
    /// More than this helps nobody, and a hostile body could have a million.
    static let maximumCount = 100

    private(set) var problems: [FieldError] = []

    func add(_ path: FieldPath, _ message: String) {
        guard self.problems.count < Self.maximumCount else { return }
        self.problems.append(FieldError(field: path.description, message: message))
    }
}
