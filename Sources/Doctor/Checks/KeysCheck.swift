internal import Logging
package import Postgres
internal import Store

/// Whether there is a master key for everything that is sealed.
package struct KeysCheck: Check {
    package let part = "keys"
    package let repair = "Start Postgres, or let ROOST_DATABASE_URL say where it is."

    private let configuration: PostgresConfiguration
    private let keyIDs: [String]
    private let currentKeyID: String

    /// - Parameter keyIDs: the identifiers of the keys that there are.
    package init(_ configuration: PostgresConfiguration, keyIDs: [String], currentKeyID: String) {
        self.configuration = configuration
        self.keyIDs = keyIDs
        self.currentKeyID = currentKeyID
    }

    package func examine() async throws -> [Finding] {
        var configuration = self.configuration
        configuration.pipelinedConnections = 1
        configuration.connectTimeout = .seconds(4)
        configuration.statementTimeout = .seconds(4)
        configuration.shutdownTimeout = .seconds(1)
        let database = PostgresDatabase(configuration, logger: Logger(label: "doctor", factory: { _ in SwiftLogNoOpLogHandler() }))
        do {
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await database.run() }
                let uses = try await DataStore(database).session.sealed.uses()
                group.cancelAll()
                return [self.finding(uses)]
            }
        } catch StoreError.database(let error) where ["42P01", "42883"].contains(error.sqlState) || error.isRetriable {
            // A database that lacks migrations or does not answer is a finding of another check.
            return []
        }
    }

    private func finding(_ uses: [KeyUse]) -> Finding {
        var counts: [String: Int] = [:]
        for use in uses { counts[use.keyID, default: 0] += use.count }
        let told = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        let missing = counts.keys.filter { !self.keyIDs.contains($0) }.sorted()
        guard missing.isEmpty else {
            return .failed(
                "keys.use", "values are sealed with keys that are not there: \(missing.joined(separator: ", ")) (values: \(told))",
                repair: "Put the missing keys back into ROOST_MASTER_KEY_FILE, below the current one: without them the values are lost.")
        }
        guard counts.keys.allSatisfy({ $0 == self.currentKeyID }) else {
            return .warning(
                "keys.use", "not everything is sealed with the current key \(self.currentKeyID) (values: \(told))",
                repair: "Run: roostd keys rotate --resume")
        }
        let others = self.keyIDs.filter { $0 != self.currentKeyID }
        let rest = others.isEmpty ? "" : "; no longer needed: \(others.joined(separator: ", "))"
        return .ok("keys.use", "\(counts.values.reduce(0, +)) values are sealed with \(self.currentKeyID)\(rest)")
    }
}
