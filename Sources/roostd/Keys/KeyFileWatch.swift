import Logging
import ServiceLifecycle
import Vault

/// Takes up the master keys of the file when it changes, so that a rotation needs no restart.
struct KeyFileWatch: Service {
    /// How often the file is looked at.
    static let interval = Duration.seconds(1)

    let settings: Settings
    let keyring: MasterKeyring
    let logger: Logger

    func run() async throws {
        // Also at once for a value that somebody else sealed with a key of which this server has not heard.
        let settings = self.settings
        self.keyring.setSource { try settings.masterKeys().keyring }
        await cancelWhenGracefulShutdown {
            var known: String?
            var problem: String?
            while !Task.isCancelled {
                do throws(SettingsError) {
                    let keys = try self.settings.masterKeys()
                    if keys.text != known { self.takeUp(keys.keyring, isFirst: known == nil) }
                    (known, problem) = (keys.text, nil)
                } catch {
                    if problem != error.problem {
                        self.logger.error("the master keys of before go on to be used", metadata: ["error": "\(error)"])
                    }
                    problem = error.problem
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    private func takeUp(_ keys: MasterKeyring, isFirst: Bool) {
        self.keyring.replace(by: keys)
        if !isFirst { self.logger.notice("other master keys are taken up", metadata: ["keys": "\(keys)"]) }
    }
}
