package import ControlPlane
package import Model

/// The request of a route that needs a caller, and has one.
package struct CallerContext: RouteContext {
    package let scope: RequestScope
    package let caller: Caller

    /// What the use cases want to know of the call.
    package var call: CallContext {
        CallContext(
            caller: self.caller, traceID: self.traceID, address: self.remoteAddress, decision: self.scope.context.record.current.decision)
    }

    init(scope: RequestScope) throws(Refusal) {
        guard let caller = scope.caller else { throw .unauthenticated("This address needs a token or a session.") }
        self.scope = scope
        self.caller = caller
    }
}
