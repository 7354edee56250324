import HTTPTypes
import Hummingbird
import Logging
import Model
import Telemetry

/// Writes one line per request, with the route's template and never what stood in the address or in `Authorization`.
struct AccessLog: Sendable {
    let logger: Logger

    func write(
        _ request: Request, _ status: HTTPResponse.Status, bytes: Int, since start: ContinuousClock.Instant, _ context: APIRequestContext
    ) {
        let record = context.record.current
        self.write(
            method: request.method.rawValue, route: context.routeTemplate, status: status, bytes: bytes, duration: .now - start,
            remote: context.remoteAddress, record: record)
    }

    func write(
        method: String, route: String, status: HTTPResponse.Status, bytes: Int, duration: Duration, remote: String,
        record: RequestRecord.State
    ) {
        guard self.logger.logLevel <= .info else { return }
        let (seconds, attoseconds) = duration.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        var metadata: Logger.Metadata = [
            LogKey.method: .string(method),
            LogKey.route: .string(route),
            LogKey.status: .string(String(status.code)),
            LogKey.duration: .string("\(microseconds / 1000).\(Self.padded(microseconds % 1000))"),
            LogKey.bytes: .string(String(bytes)),
            LogKey.remoteAddress: .string(remote),
        ]
        if let traceID = record.traceID { metadata[LogKey.trace] = .string(traceID.rawValue) }
        if let caller = record.caller {
            metadata[LogKey.user] = .string(caller.userID.description)
            metadata[LogKey.token] = .string(caller.tokenID.description)
        }
        self.logger.info("request", metadata: metadata)
    }

    private static func padded(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
