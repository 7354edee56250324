import Model
import Postgres

/// Jobs written in the transaction that makes them necessary, on their way to the queue.
package struct OutboxRepository: Sendable {
    let session: StoreSession

    package func append(_ job: DeploymentJob) async throws(StoreError) {
        try await self.session.executeOne(OutboxStatements.append, [DeploymentJob.queue, job.id, job.group, job.payload])
    }

    /// Takes the oldest rows; they stay where the transaction is rolled back.
    package func take(limit: Int) async throws(StoreError) -> [DeploymentJob] {
        let payloads: [String] = try await self.session.query(
            OutboxStatements.take, [DeploymentJob.queue, limit]
        ) { row throws(PostgresError) in try row[0] }
        return payloads.compactMap(DeploymentJob.init(payload:))
    }
}
