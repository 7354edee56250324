/// The id of a team, project or environment: 128 bits, which a UUID fits.
public struct ScopeID: Hashable, Sendable {
    static let none = Self(high: 0, low: 0)

    private let high: UInt64
    private let low: UInt64

    /// The id of these bits, the first ones first.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
