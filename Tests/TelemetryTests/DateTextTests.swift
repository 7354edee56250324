import FoundationEssentials
import Telemetry
import Testing

@Suite struct DateTextTests {
    @Test(arguments: [0, 951_868_799.999, 1_709_164_800.5, -0.5, 253_402_300_799])
    func `A date is written as a formatter writes it`(seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(Self.text(of: date) == date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true)) + "Z")
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300])
    func `A date without bounds does not trap`(seconds: Double) {
        #expect(Self.text(of: Date(timeIntervalSince1970: seconds)).utf8.count == DateText.length)
    }

    private static func text(of date: Date) -> String {
        String(decoding: [UInt8](capacity: DateText.length) { DateText.write(date, to: &$0) }, as: UTF8.self)
    }
}
