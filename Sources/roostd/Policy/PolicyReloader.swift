import ControlPlane
import Logging
import Policy
import ServiceLifecycle
import UnixSignals

/// Takes up other roles and permissions while the server runs: by SIGHUP at once, else when the files have changed and stay so.
actor PolicyReloader: Service {
    private let folder: PolicyFolder
    private let policies: PolicyStore
    private let interval: Duration
    private let logger: Logger
    /// What was last offered, whether it holds or not.
    private var offered: PolicySources
    /// What stood in the files when they were last looked at; nil where they could not be read.
    private var seen: PolicySources?

    /// - Parameters:
    ///   - sources: what `policies` was made from.
    ///   - interval: how often to look.
    init(folder: PolicyFolder, policies: PolicyStore, sources: PolicySources, interval: Duration, logger: Logger) {
        self.folder = folder
        self.policies = policies
        self.interval = interval
        self.logger = logger
        self.offered = sources
        self.seen = sources
    }

    func run() async throws {
        // Trapped before anything else, so that the signal never ends the process.
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in signals { await self.reload() } }
                group.addTask {
                    while (try? await Task.sleep(for: self.interval)) != nil { await self.look() }
                }
            }
        }
    }

    /// Takes up what stands in the files now.
    private func reload() {
        do {
            self.offer(try self.folder.sources())
        } catch {
            self.refuse("\(error)")
        }
    }

    /// Takes up what has changed since the look before last, and not since the last one: whoever writes is done.
    private func look() {
        let before = self.seen
        do {
            let sources = try self.folder.sources()
            self.seen = sources
            if sources == before, sources != self.offered { self.offer(sources) }
        } catch {
            self.seen = nil
            if before != nil { self.refuse("\(error)") }
        }
    }

    private func offer(_ sources: PolicySources) {
        self.offered = sources
        do {
            let policy = try self.policies.reload(sources) { policy throws(PolicyLoadError) in try Authorizer.check(policy, sources) }
            self.logger.notice(
                "roles and permissions are taken up", metadata: ["roles": "\(policy.builtInRoles.map(\.name).joined(separator: " "))"])
        } catch {
            self.refuse("\(error)")
        }
    }

    private func refuse(_ problem: String) {
        self.logger.error("the files of roles and permissions do not hold; those of before go on to", metadata: ["problem": "\(problem)"])
    }
}
