public import FoundationEssentials

/// A point in time as the engine writes it: RFC 3339 with up to nine digits after the second.
///
/// It keeps each nanosecond, so that two reports of one object compare exactly; ``date`` is the rounded form.
public struct DockerTimestamp: Hashable, Comparable, Codable, Sendable, ZeroRepresentable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64
    /// Nanoseconds after that second, 0 to 999,999,999.
    public let nanoseconds: Int32

    /// Takes seconds since 1970 and nanoseconds after them, cut to the range 0 to 999,999,999.
    public init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
    }

    /// Reads an RFC 3339 date and time; nil when the text is something else.
    ///
    /// Empty text is ``zero``.
    public init?(_ text: String) {
        guard !text.isEmpty else {
            self = .zero
            return
        }
        var parser = TimestampParser(text)
        guard let value = parser.parse() else { return nil }
        self.init(seconds: value.seconds, nanoseconds: value.nanoseconds)
    }

    /// Decodes the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = DockerTimestamp(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 time")
        }
        self = value
    }

    /// The engine's "never": 0001-01-01T00:00:00Z.
    public static let zero = DockerTimestamp(seconds: -62_135_596_800)

    /// Whether the first point is earlier.
    public static func < (left: DockerTimestamp, right: DockerTimestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// Whether this is the engine's "never".
    public var isZero: Bool { self == .zero }

    /// The same point, to the precision of a floating-point number.
    public var date: Date { Date(timeIntervalSince1970: Double(seconds) + Double(nanoseconds) / 1e9) }

    /// The point in UTC as RFC 3339 with nine digits after the second.
    public var text: String {
        let days = seconds.flooredQuotient(86_400)
        let rest = seconds - days * 86_400
        let (year, month, day) = CivilDate.fromDays(days)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):"
            + "\(padded(rest % 60, 2)).\(padded(Int64(nanoseconds), 9))Z"
    }

    /// Encodes ``text``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
