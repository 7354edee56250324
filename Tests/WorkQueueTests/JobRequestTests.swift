import Testing

@testable import WorkQueue

@Suite struct JobRequestTests {
    @Test func `Requests within the limits are accepted`() throws {
        try JobRequest(id: "0190-a", payload: "").validate()
        try JobRequest(id: "j", group: "app:1", priority: 1000, payload: String(repeating: "x", count: 65536)).validate()
    }

    @Test(arguments: [
        JobRequest(id: "", payload: ""), JobRequest(id: "with space", payload: ""), JobRequest(id: "ü", payload: ""),
        JobRequest(id: String(repeating: "i", count: 201), payload: ""), JobRequest(id: "j", group: "", payload: ""),
        JobRequest(id: "j", priority: 1001, payload: ""), JobRequest(id: "j", payload: String(repeating: "x", count: 65537)),
    ])
    func `Requests beyond the limits are refused`(request: JobRequest) {
        let error = #expect(throws: WorkQueueError.self) { try request.validate() }
        #expect(error?.code == .invalidRequest)
        #expect(error?.isRetriable == false)
    }

    @Test func `A higher priority comes before any number of lower ones and scores stay exact`() {
        let low = JobRequest(id: "l", priority: -1000, payload: "").baseScore
        let high = JobRequest(id: "h", priority: -999, payload: "").baseScore
        #expect(high + (1 << 40) - 1 < low)
        #expect(low + (1 << 40) < 1 << 53)
    }

    @Test func `Durations travel rounded up in milliseconds and stay in range`() {
        #expect(Duration.milliseconds(1500).wireMilliseconds == 1500)
        #expect(Duration.microseconds(1).wireMilliseconds == 1)
        #expect(Duration.seconds(-1).wireMilliseconds == 0)
        #expect(Duration.seconds(Int64.max).wireMilliseconds < 1 << 53)
        #expect(RateLimit(count: 3, period: .seconds(1)).interval == 333_333)
        #expect(RateLimit(count: 0, period: .zero, burst: -5) == RateLimit(count: 1, period: .zero, burst: 1))
    }
}
