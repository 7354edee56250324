import ControlPlane
import Logging
import ServiceLifecycle

/// Says once how the first user is made, while there is none; a database that is not there yet is waited for.
struct BootstrapNotice: Service {
    /// The longest pause between two tries.
    private static let longestPause = Duration.seconds(15)

    let identity: IdentityService
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown { await self.announce() }
    }

    private func announce() async {
        var pause = Duration.milliseconds(500)
        while !Task.isCancelled {
            do {
                guard let token = try await self.identity.issueBootstrapToken() else { return }
                self.logger.notice(
                    "no user yet: register the first one with this token", metadata: ["bootstrapToken": "\(token)"])
                return
            } catch {
                self.logger.warning("no bootstrap token yet", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, Self.longestPause)
        }
    }
}
