import APIContract
import ControlPlane
import Model

extension PolicyExplanationView {
    init(_ explanation: AccessExplanation) {
        self.init(
            userId: explanation.userID.description, username: explanation.username, permission: explanation.permission,
            resource: explanation.place, allowed: explanation.isAllowed, summary: explanation.summary,
            bindings: explanation.bindings.map {
                PolicyBindingView(
                    role: $0.role.rawValue, place: $0.place, origin: $0.origin.rawValue, says: $0.statement, decides: $0.isDeciding)
            }, obstacles: explanation.obstacles)
    }
}
