public import FoundationEssentials

/// Writes dates as `2026-01-31T12:00:00.000Z`, without a formatter.
public enum DateText {
    /// The years that have four digits, in seconds around 2001; dates outside are clamped, as none of ours lies there.
    private static let range = -63_113_904_000.0...252_423_993_599.0
    private static let secondsTo2001 = 978_307_200

    /// The length of the text, in bytes.
    public static let length = 24

    /// Appends the text to bytes that have room for ``length`` of them.
    public static func write(_ date: Date, to bytes: inout OutputSpan<UInt8>) {
        // Dates count from 2001: from there the fraction is exact, and the same as a formatter finds.
        let exact = date.timeIntervalSinceReferenceDate
        let clamped = min(max(exact.isNaN ? 0 : exact, Self.range.lowerBound), Self.range.upperBound)
        let whole = clamped.rounded(.down)
        let milliseconds = (Int(whole) + Self.secondsTo2001) * 1000 + Int((clamped - whole) * 1000)
        let (days, rest) = Self.divide(milliseconds, by: 86_400_000)
        let (year, month, day) = Self.civil(days)
        Self.digits(year, 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.digits(month, 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.digits(day, 2, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        Self.digits(rest / 3_600_000, 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.digits(rest / 60_000 % 60, 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.digits(rest / 1000 % 60, 2, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        Self.digits(rest % 1000, 3, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }

    /// The date of the proleptic Gregorian calendar that lies `days` after 1970-01-01, in years that begin in March so that the leap day
    /// is the last one.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = Self.divide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func divide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func digits(_ value: Int, _ count: Int, to bytes: inout OutputSpan<UInt8>) {
        if count == 4 { bytes.append(Self.digit(value / 1000)) }
        if count >= 3 { bytes.append(Self.digit(value / 100)) }
        bytes.append(Self.digit(value / 10))
        bytes.append(Self.digit(value))
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
    }
}
