package import FoundationEssentials

/// Where what runs is not what the live release says.
package struct ApplicationDrift: Sendable, Hashable {
    /// From what the release says to what runs.
    package let differences: [SpecDifference]
    /// When it was first seen.
    package let since: Date

    package init(differences: [SpecDifference], since: Date) {
        self.differences = differences
        self.since = since
    }
}
