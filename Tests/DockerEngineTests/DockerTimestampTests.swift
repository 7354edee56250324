import DockerEngine
import Testing

@Suite struct DockerTimestampTests {
    @Test(
        "Each way in which the engine writes a time is read",
        arguments: [
            ("2026-11-20T23:10:00.123456789Z", 1_795_216_200, 123_456_789),
            ("2026-11-20T23:10:00.5Z", 1_795_216_200, 500_000_000),
            ("2026-11-20T23:10:00Z", 1_795_216_200, 0),
            ("2026-11-21T00:10:00.000000001+01:00", 1_795_216_200, 1),
            ("2026-11-20T21:40:00-01:30", 1_795_216_200, 0),
            ("2000-02-29T00:00:00Z", 951_782_400, 0),
            ("1969-12-31T23:59:59.9Z", -1, 900_000_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
        ])
    func reads(text: String, seconds: Int, nanoseconds: Int) throws {
        let time = try #require(DockerTimestamp(text))
        #expect(time.seconds == Int64(seconds))
        #expect(time.nanoseconds == Int32(nanoseconds))
        #expect(DockerTimestamp(time.text) == time)
    }

    @Test(
        "What is no time is refused",
        arguments: [
            "yesterday", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00Zz", "2026-01-00T00:00:00Z", "2026-01-01T00:00:00+1:00",
        ])
    func refuses(text: String) {
        #expect(DockerTimestamp(text) == nil)
    }

    @Test("Reports within one second are ordered by their nanoseconds")
    func ordersByNanoseconds() throws {
        let earlier = try #require(DockerTimestamp("2026-11-20T23:10:00.123456788Z"))
        let later = try #require(DockerTimestamp("2026-11-20T23:10:00.123456789Z"))
        #expect(earlier < later)
        #expect(later.text == "2026-11-20T23:10:00.123456789Z")
        #expect(DockerTimestamp.zero.isZero)
    }

    @Test("A span beyond what nanoseconds can count becomes the longest there is")
    func saturates() {
        #expect(DockerDuration(.seconds(5)).nanoseconds == 5_000_000_000)
        #expect(DockerDuration(.seconds(Int64.max)).nanoseconds == .max)
        #expect(DockerDuration(.seconds(Int64.min)).nanoseconds == .min)
    }
}
