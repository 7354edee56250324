/// Why files are no policy: everything that is wrong in them, not only the first of it.
public struct PolicyLoadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order of the files; never empty.
    public let problems: [PolicyProblem]

    /// A line for each problem.
    public var description: String { self.problems.map(\.description).joined(separator: "\n") }

    /// Throws where there is any.
    static func check(_ problems: [PolicyProblem]) throws(Self) {
        if !problems.isEmpty { throw Self(problems: problems) }
    }
}
