import APIContract
import ControlPlane
import FoundationEssentials
import Hummingbird
import Model
import Telemetry

extension RouteResponder {
    /// The path that is kept of a request whose object has no id in it, in bytes.
    private static let maximumPathLength = 200

    /// Records a request of a caller that was refused for what the caller may do; anything else that went wrong is no decision.
    ///
    /// - Throws: where it cannot be recorded: a refusal that nobody could find afterwards is none.
    func note(_ error: any Error, _ request: Request, _ context: APIRequestContext) async throws {
        let known = context.record.current
        guard let caller = known.caller, let refusal = ErrorMapping.refusal(for: error) else { return }
        switch refusal.code {
        case .forbidden, .insufficientScope, .reauthenticationRequired: break
        // What is not there and what the caller must not see are told apart by nobody, but where a decision was made it is known here.
        case .notFound where self.route.isUnsafe || known.decision.denied != nil: break
        default: return
        }
        let (resource, place) = self.named(in: request, context)
        let call = CallContext(
            caller: caller, traceID: known.traceID?.rawValue ?? "", address: context.remoteAddress, decision: known.decision)
        try await self.gate.note(refusalOf: self.action, resource: resource, at: place, call)
    }

    /// What the route does, as the audit names it.
    private var action: String {
        guard case .permission(let permission, _) = self.route.access else { return "\(self.route.method.rawValue) \(self.route.path)" }
        return permission.rawValue
    }

    /// The object that the path names.
    private func named(in request: Request, _ context: APIRequestContext) -> (resource: String, place: AuditedPlace) {
        let path = String(decoding: request.uri.path.utf8.prefix(Self.maximumPathLength), as: UTF8.self)
        guard case .permission(_, let kind) = self.route.access else { return (path, .nowhere) }
        let name = kind == .environment ? "environmentId" : "id"
        guard let text = context.parameters.get(name), let id = TeamID(text) else { return (path, .nowhere) }
        return ("\(kind.rawValue)/\(id)", .object(kind: kind.rawValue, id: id.rawValue))
    }
}
