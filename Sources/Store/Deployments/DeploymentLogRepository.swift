package import Model
import Postgres

/// The log of a deployment: lines numbered from 1 without a gap, kept in chunks.
package struct DeploymentLogRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    /// - Throws: ``StoreError/stale`` where the epoch is not the newest.
    package func append(_ chunk: DeploymentLogChunk, to id: DeploymentID, epoch: Int) async throws(StoreError) {
        // Postgres holds no NUL in text; a log may print one.
        let lines = chunk.lines.joined(separator: "\n").replacing("\0", with: "\u{FFFD}")
        try await self.session.executeOne(
            DeploymentLogStatements.append,
            [self.tenant.teamID.rawValue, id.rawValue, epoch, chunk.firstSequence, chunk.lastSequence, chunk.stream, lines])
    }

    /// Makes ready for the chunks of a deployment, and returns the number of the last line that there is; 0 for none.
    package func open(_ id: DeploymentID) async throws(StoreError) -> Int {
        let parameters: [any PostgresEncodable] = [self.tenant.teamID.rawValue, id.rawValue]
        try await self.session.execute(DeploymentLogStatements.open, parameters)
        return try await self.session.first(DeploymentLogStatements.lastSequence, parameters) { row throws(PostgresError) in try row[0] }
            ?? 0
    }

    /// The chunks that hold lines after a sequence number, oldest first.
    package func read(_ id: DeploymentID, after sequence: Int, limit: Int = 100) async throws(StoreError) -> [DeploymentLogChunk] {
        try await self.session.query(
            DeploymentLogStatements.read, [self.tenant.teamID.rawValue, id.rawValue, sequence, limit]
        ) { row throws(PostgresError) in
            let lines: String = try row[3]
            let first: Int = try row[0]
            return DeploymentLogChunk(
                firstSequence: first, stream: try row[1], at: try row[2],
                // By bytes: for Swift a return and the line feed after it are one character.
                lines: lines.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                })
        }
    }
}
