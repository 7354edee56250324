import FoundationEssentials
import Postgres

/// All that is sealed, wherever it is kept and whose ever it is: for who changes master keys.
package struct SealedRepository: Sendable {
    let session: StoreSession

    /// How many values are wrapped by which key.
    package func uses() async throws(StoreError) -> [KeyUse] {
        try await self.session.query(SealedStatements.uses, []) { row throws(PostgresError) in
            KeyUse(keyID: try row[1], place: try row.value(0), count: try row[2])
        }
    }

    /// The values of a place that another key than `keyID` wraps, in the order of their rows, after one of these.
    package func values(
        of place: SealedPlace, notUnder keyID: String, after key: SealedValue.Key, limit: Int
    ) async throws(StoreError) -> [SealedValue] {
        let position = place.key.map { key.value(of: $0.part) }
        return try await self.session.query(place.page, [keyID] + position + [limit]) { row throws(PostgresError) in
            SealedValue(
                key: SealedValue.Key(id: try row[0], number: try row[1], name: try row[2]), sealed: try row[3], context: try row[4])
        }
    }

    /// Puts other bytes in the place of a value, unless it is not there any more as it was read.
    ///
    /// - Returns: whether it was.
    package func replace(_ value: SealedValue, in place: SealedPlace, by sealed: [UInt8]) async throws(StoreError) -> Bool {
        let row = place.key.map { value.key.value(of: $0.part) }
        return try await self.session.execute(place.replace, [sealed, value.sealed] + row) == 1
    }

    /// A key of the installation, sealed; nil where none is kept yet.
    package func installationKey(_ name: String) async throws(StoreError) -> [UInt8]? {
        try await self.session.first(SealedStatements.installationKey, [name]) { row throws(PostgresError) in try row[0] }
    }

    /// Keeps a key of the installation where none is kept yet.
    package func keepInstallationKey(_ name: String, _ sealed: [UInt8]) async throws(StoreError) {
        try await self.session.execute(SealedStatements.keepInstallationKey, [name, sealed])
    }
}
