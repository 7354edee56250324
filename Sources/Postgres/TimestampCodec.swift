import FoundationEssentials

/// Timestamps between `Date` and the server's two forms: microseconds since 2000 when read, ISO text in UTC when sent.
enum TimestampCodec {
    /// From 2000-01-01, where Postgres counts from, to 2001-01-01, where `Date` does.
    private static let secondsBetweenEpochs = 31_622_400.0
    /// From 1970-01-01 to 2001-01-01.
    private static let unixOffset = 978_307_200.0

    /// The moment a number of microseconds after 2000; the server's infinities become the distant dates.
    static func date(microseconds: Int64) -> Date {
        switch microseconds {
        case .max: .distantFuture
        case .min: .distantPast
        default: Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - self.secondsBetweenEpochs)
        }
    }

    /// Midnight UTC of the day a number of days after 2000.
    static func date(days: Int32) -> Date {
        Date(timeIntervalSinceReferenceDate: Double(days) * 86_400 - self.secondsBetweenEpochs)
    }

    /// The text of a moment, such as `2026-01-02 03:04:05.678901+00`.
    ///
    /// What no timestamp can hold becomes an infinity; not-a-number is left for the server to refuse.
    static func text(of date: Date) -> String {
        let seconds = date.timeIntervalSinceReferenceDate + self.unixOffset
        guard !seconds.isNaN else { return "nan" }
        // The server's range ends in the years -4713 and 294276; years outside 1...9999 need another spelling.
        guard seconds < 253_402_300_800 else { return "infinity" }
        guard seconds >= -62_135_596_800 else { return "-infinity" }
        let microseconds = Int64((seconds * 1_000_000).rounded())
        let (days, rest) = self.floorDivide(microseconds, 86_400_000_000)
        let day = self.civil(daysSince1970: days)
        let time = rest / 1_000_000
        var text = self.padded(day.year, 4) + "-" + self.padded(day.month, 2) + "-" + self.padded(day.day, 2) + " "
        text += self.padded(time / 3600, 2) + ":" + self.padded(time / 60 % 60, 2) + ":" + self.padded(time % 60, 2)
        let fraction = rest % 1_000_000
        if fraction != 0 { text += "." + self.padded(fraction, 6) }
        return text + "+00"
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// The proleptic Gregorian day, from eras of 400 years that begin in March so that the leap day comes last.
    private static func civil(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = self.floorDivide(daysSince1970 + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
