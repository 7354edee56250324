import ControlPlane
import Logging
import ServiceLifecycle

/// Says once how the first user is made, while there is none.
struct BootstrapNotice: Service {
    let identity: IdentityService
    let logger: Logger

    func run() async throws {
        do {
            guard let token = try await self.identity.issueBootstrapToken() else { return }
            self.logger.notice(
                "no user yet: register the first one with this token", metadata: ["bootstrapToken": "\(token)"])
        } catch {
            self.logger.error("no bootstrap token", metadata: ["error": "\(error)"])
        }
    }
}
