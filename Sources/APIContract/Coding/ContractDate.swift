package import FoundationEssentials

/// The one form of dates on the wire: ISO 8601 in UTC with milliseconds, `2026-01-31T12:00:00.000Z`.
package enum ContractDate {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    private static let wholeSeconds = Date.ISO8601FormatStyle(includingFractionalSeconds: false)

    /// Writes `date`.
    package static func format(_ date: Date) -> String { date.formatted(Self.style) }

    /// Reads a date in UTC with or without a fraction of the second; nil for anything else.
    package static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), text.hasSuffix("Z") else { return nil }
        if let date = try? Self.style.parse(text) { return date }
        return try? Self.wholeSeconds.parse(text)
    }
}
