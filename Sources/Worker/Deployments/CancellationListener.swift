package import Logging
import Model
import Rollout
import ServiceLifecycle
package import Store
import Synchronization

/// Wakes the deployments of this process whose cancellation is asked for, when Postgres announces it.
///
/// Each looks at its own row then, as it also does by itself every now and then.
package final class CancellationListener: Service, Sendable {
    private struct Listener {
        let deployment: DeploymentID
        let wakeUp: WakeUp
    }

    private let store: DataStore
    private let logger: Logger
    private let listeners = Mutex<[ObjectIdentifier: Listener]>([:])

    package init(store: DataStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                for try await deployment in self.store.cancellations() { self.ring(deployment) }
            } catch {
                self.logger.warning("cancellations are not heard", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Lends what rings when the deployment's cancellation is announced.
    func withWakeUp<Result>(for deployment: DeploymentID, _ body: (WakeUp) async throws -> Result) async throws -> Result {
        let wakeUp = WakeUp()
        self.listeners.withLock { $0[ObjectIdentifier(wakeUp)] = Listener(deployment: deployment, wakeUp: wakeUp) }
        defer { self.listeners.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(wakeUp)) } }
        return try await body(wakeUp)
    }

    /// - Parameter deployment: Whose end is asked for; nil wakes all.
    private func ring(_ deployment: DeploymentID?) {
        let concerned = self.listeners.withLock { $0.values.filter { deployment == nil || $0.deployment == deployment } }
        for listener in concerned { listener.wakeUp.ring() }
    }
}
