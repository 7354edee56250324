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
        self.write(
            AccessRecord(
                method: request.method.rawValue, route: context.routeTemplate, status: status, bytes: bytes, duration: .now - start,
                remote: context.remoteAddress, request: context.record.current))
    }

    func write(_ record: AccessRecord) {
        self.logger.info("request", metadata: [LogKey.request: .stringConvertible(record)])
    }
}
