/// A span of time in the engine's unit, nanoseconds.
public struct DockerDuration: Hashable, Comparable, Codable, Sendable, ZeroRepresentable {
    /// The span in nanoseconds.
    public let nanoseconds: Int64

    /// Takes a number of nanoseconds.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Converts a duration; parts below a nanosecond are cut, spans beyond 292 years become the longest there is.
    public init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        nanoseconds = overflow || carry ? (seconds < 0 ? .min : .max) : sum
    }

    /// Decodes the number.
    public init(from decoder: any Decoder) throws {
        nanoseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// No time; as a field of a spec, the engine's default.
    public static let zero = DockerDuration(nanoseconds: 0)

    /// A number of seconds.
    public static func seconds(_ seconds: Int) -> DockerDuration { DockerDuration(.seconds(seconds)) }

    /// A number of milliseconds.
    public static func milliseconds(_ milliseconds: Int) -> DockerDuration { DockerDuration(.milliseconds(milliseconds)) }

    /// Whether the first span is shorter.
    public static func < (left: DockerDuration, right: DockerDuration) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The same span as the language's own type.
    public var duration: Duration { .nanoseconds(nanoseconds) }

    /// Encodes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(nanoseconds)
    }
}
