import ControlPlane
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
    /// The secret of the session that the caller came with; nil for a token.
    let session: SessionSecret?
    private let gate: any RequestGate

    init(
        route: Route, request: Request, context: APIRequestContext, limits: APILimits, tagSeed: String, query: QueryItems,
        traceID: TraceID, admission: Admission?, gate: any RequestGate
    ) {
        self.route = route
        self.request = request
        self.context = context
        self.limits = limits
        self.tagSeed = tagSeed
        self.query = query
        self.traceID = traceID
        self.caller = admission?.caller
        self.session = admission?.session
        self.gate = gate
    }

    /// Looks whether the session still holds, for what goes on after the request that began it; a token is looked at by the use case.
    ///
    /// - Throws: ``Refusal`` (401) where it has ended.
    func recheckSession() async throws {
        guard let session else { return }
        guard try await self.gate.isValid(session: session) else { throw Refusal.unauthenticated("The session has ended.") }
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
