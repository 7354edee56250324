import ArgumentParser
import ControlPlane
import Telemetry

/// Whose role it is about.
struct SystemRoleOptions: ParsableArguments {
    @Argument(help: "The user name or the e-mail address.")
    var user: String

    @Argument(help: "operator or auditor.")
    var role: String

    func set(isGiven: Bool) async throws {
        let settings = Settings()
        let policy = try settings.policyFolder().policy(settings.policyFolder().sources())
        let (user, role) = (self.user, self.role)
        let hasChanged = try await settings.withStore { store in
            try await DatabaseCommandError.mapping { () async throws(ControlPlaneError) in
                try await SystemRoleDesk(store: store, policy: policy).set(
                    role, isGiven: isGiven, of: user, traceID: TraceID.generate().rawValue)
            }
        }
        print(hasChanged ? "\(user) is \(isGiven ? "" : "no more ")\(role)" : "\(user) is \(isGiven ? "" : "not ")\(role) already")
    }
}
