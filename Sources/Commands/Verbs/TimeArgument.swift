import APIContract
import FoundationEssentials

/// A moment as it stands on the command line: a date, or a span from now such as `10m`.
enum TimeArgument {
    /// The moment that lies the span before `now`, or the date.
    static func past(_ text: String, now: Date) throws(CommandFailure) -> Date {
        if let date = ContractDate.parse(text) { return date }
        return now.addingTimeInterval(-(try Self.seconds(text)))
    }

    /// The moment that lies the span after `now`, or the date.
    static func future(_ text: String, now: Date) throws(CommandFailure) -> Date {
        if let date = ContractDate.parse(text) { return date }
        return now.addingTimeInterval(try Self.seconds(text))
    }

    private static func seconds(_ text: String) throws(CommandFailure) -> Double {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        guard let last = text.last, let unit = units[last], let count = UInt32(text.dropLast()) else {
            throw CommandFailure("'\(text)' is neither a span such as 10m, 2h or 3d nor a date such as 2027-01-31T12:00:00Z")
        }
        return Double(count) * unit
    }
}
