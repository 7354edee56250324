import Telemetry
import Testing

@Suite struct TraceIDTests {
    static let digits = "4bf92f3577b34da6a3ce929d0e0e4736"

    @Test(arguments: ["00-\(digits)-00f067aa0ba902b7-01", "00-\(digits)-00f067aa0ba902b7-00", "01-\(digits)-00f067aa0ba902b7-01-more"])
    func `A well-formed header gives its trace`(header: String) {
        #expect(TraceID(traceparent: header)?.rawValue == Self.digits)
    }

    @Test(arguments: [
        "", "00", "00-\(digits)", "00-\(digits)-00f067aa0ba902b7", "ff-\(digits)-00f067aa0ba902b7-01",
        "00-\(digits)-00f067aa0ba902b7-01-more", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-\(digits)-0000000000000000-01", "00-\(digits.uppercased())-00f067aa0ba902b7-01", "00-\(digits)x-00f067aa0ba902b7-01",
        "00-\(digits)-00f067aa0ba902b7-0g",
    ])
    func `A header that is not well formed gives none`(header: String) {
        #expect(TraceID(traceparent: header) == nil)
    }

    @Test func `A new trace is valid, unique and survives its header`() {
        let traces = Set((0..<1000).map { _ in TraceID.generate() })
        #expect(traces.count == 1000)
        for trace in traces {
            #expect(TraceID(trace.rawValue) == trace)
            #expect(TraceID(traceparent: trace.makeTraceparent()) == trace)
        }
    }
}
