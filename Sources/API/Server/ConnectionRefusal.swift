import HTTPTypes
import Logging
import NIOCore
import Telemetry

/// The answer to what is not even a request, made on the connection itself.
struct ConnectionRefusal: Sendable {
    let accessLog: AccessLog

    /// The head and body of the problem document, with a trace id of its own and a log line.
    func answer(_ refusal: Refusal, remote: String) -> (head: HTTPResponse, body: ByteBuffer) {
        let traceID = TraceID.generate()
        var record = RequestRecord.State()
        record.traceID = traceID
        let body = ProblemDocument.bytes(refusal, instance: "/", traceID: traceID.rawValue)
        var headers = refusal.headers
        headers.append(contentsOf: SecurityHeaders.fields(for: headers))
        headers[.connection] = "close"
        headers[.contentLength] = String(body.readableBytes)
        headers[.contentType] = ProblemDocument.contentType
        headers[.traceID] = traceID.rawValue
        self.accessLog.write(
            AccessRecord(
                method: "unknown", route: "unknown", status: refusal.status, bytes: body.readableBytes, duration: .zero, remote: remote,
                request: record))
        return (HTTPResponse(status: refusal.status, headerFields: headers), body)
    }
}
