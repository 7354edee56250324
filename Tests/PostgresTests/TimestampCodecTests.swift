import FoundationEssentials
import Testing

@testable import Postgres

@Suite struct TimestampCodecTests {
    @Test(arguments: [
        (0.0, "1970-01-01 00:00:00+00"),
        (1_767_323_045.678901, "2026-01-02 03:04:05.678901+00"),
        (951_782_400.0, "2000-02-29 00:00:00+00"),
        (-0.5, "1969-12-31 23:59:59.500000+00"),
        (-62_135_596_800.0, "0001-01-01 00:00:00+00"),
        (253_402_300_799.0, "9999-12-31 23:59:59+00"),
        (253_402_300_800.0, "infinity"),
        (-62_135_596_801.0, "-infinity"),
        (Double.infinity, "infinity"),
        (-Double.infinity, "-infinity"),
        (Double.nan, "nan"),
    ])
    func `a date is written as ISO text in UTC`(secondsSince1970: Double, text: String) {
        #expect(TimestampCodec.text(of: Date(timeIntervalSince1970: secondsSince1970)) == text)
    }

    @Test func `microseconds are counted from 2000`() {
        #expect(TimestampCodec.date(microseconds: 0) == Date(timeIntervalSince1970: 946_684_800))
        #expect(TimestampCodec.date(microseconds: -1_000_000) == Date(timeIntervalSince1970: 946_684_799))
        #expect(TimestampCodec.date(microseconds: .max) == .distantFuture)
        #expect(TimestampCodec.date(microseconds: .min) == .distantPast)
        #expect(TimestampCodec.date(days: 366) == Date(timeIntervalSinceReferenceDate: 0))
    }

    @Test func `what is read is written back to the same microsecond`() {
        for microseconds in stride(from: Int64(820_000_000_000_000), to: 820_000_000_010_000, by: 37) {
            let text = TimestampCodec.text(of: TimestampCodec.date(microseconds: microseconds))
            let fraction = microseconds % 1_000_000
            let digits = String(String(1_000_000 + fraction).dropFirst())
            #expect(text.hasSuffix(fraction == 0 ? ":40+00" : ".\(digits)+00"), "\(microseconds) became \(text)")
        }
    }
}
