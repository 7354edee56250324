import HTTPTypes
import Hummingbird
package import Logging
import Model
package import Telemetry

/// One request on its way to its handler, with all that the registry found out about it.
package struct RequestScope: Sendable {
    let route: Route
    let request: Request
    let context: APIRequestContext
    let limits: APILimits
    package let query: QueryItems
    package let traceID: TraceID
    let caller: Caller?

    /// Whether the request is for the head alone.
    var isHead: Bool { self.request.method == .head }

    /// A part of the path.
    func parameter(_ name: String) -> String? { self.context.parameters.get(name) }

    /// A logger whose lines carry the trace id.
    package var logger: Logger {
        var logger = self.context.logger
        logger[metadataKey: LogKey.trace] = "\(self.traceID)"
        return logger
    }
}
