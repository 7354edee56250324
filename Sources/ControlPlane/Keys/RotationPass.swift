package import Store

/// What a pass of a rotation did, or several.
package struct RotationPass: Sendable {
    /// How many values of which place were wrapped by the current key.
    package private(set) var wrapped: [SealedPlace: Int] = [:]
    /// The values that could not be opened by the last pass, each with why.
    package private(set) var problems: [String] = []

    /// How many values were wrapped.
    package var count: Int { self.wrapped.values.reduce(0, +) }

    mutating func add(_ result: (wrapped: Int, problems: [String]), to place: SealedPlace) {
        self.wrapped[place, default: 0] += result.wrapped
        self.problems += result.problems
    }

    /// Adds what the next pass did.
    package mutating func add(_ next: RotationPass) {
        self.wrapped.merge(next.wrapped, uniquingKeysWith: +)
        self.problems = next.problems
    }
}
