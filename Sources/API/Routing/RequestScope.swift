import HTTPTypes
import Hummingbird
package import Logging
import Model
package import Telemetry

/// One request on its way to its handler, with all that the registry found out about it.
///
/// A class: it is handed from layer to layer, and each copy of so many references would count them all.
package final class RequestScope: Sendable {
    let route: Route
    let request: Request
    let context: APIRequestContext
    let limits: APILimits
    let tagSeed: String
    package let query: QueryItems
    package let traceID: TraceID
    let caller: Caller?

    init(
        route: Route, request: Request, context: APIRequestContext, limits: APILimits, tagSeed: String, query: QueryItems,
        traceID: TraceID, caller: Caller?
    ) {
        self.route = route
        self.request = request
        self.context = context
        self.limits = limits
        self.tagSeed = tagSeed
        self.query = query
        self.traceID = traceID
        self.caller = caller
    }

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
