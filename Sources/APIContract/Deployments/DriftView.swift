package import FoundationEssentials

/// Where what runs is not what the live release says.
package struct DriftView: Codable, Hashable, Sendable {
    /// When it was first seen.
    package var since: Date
    /// From what the release says to what runs.
    package var differences: [SpecDifferenceView]

    package init(since: Date, differences: [SpecDifferenceView]) {
        self.since = since
        self.differences = differences
    }
}
