import Logging
import Store
import Vault

/// Keeps the server from running without keys that values in its database are sealed with.
enum MissingKeys {
    /// A database that does not answer is no reason not to start: it may come.
    ///
    /// - Throws: ``SettingsError`` where keys are missing.
    static func check(_ settings: Settings, logger: Logger) async throws {
        let keyring = try settings.masterKeys().keyring
        let uses: [KeyUse]
        do {
            uses = try await settings.withStore { store in try await store.session.sealed.uses() }
        } catch {
            logger.warning("whether all master keys are there is not known", metadata: ["error": "\(error)"])
            return
        }
        var missing: [String: Int] = [:]
        for use in uses where !keyring.keyIDs.contains(use.keyID) { missing[use.keyID, default: 0] += use.count }
        guard missing.isEmpty else {
            let ids = missing.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            throw SettingsError(
                variable: KeyFile.variable,
                problem: """
                    lacks keys that values are sealed with: \(ids); put them back below the current one, or run \
                    'roostd serve --without-keys' where they are lost
                    """)
        }
    }
}
