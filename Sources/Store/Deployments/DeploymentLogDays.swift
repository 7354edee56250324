import Postgres

extension StoreSession {
    /// The days beyond today for which there are partitions, so that a sweep that fails for a while is no harm.
    private static let daysAhead = 3

    /// Makes the partitions that deployment logs need next, and drops those of logs that are kept no longer.
    ///
    /// - Parameter days: how many days after the acceptance of its deployment a log is kept at least.
    /// - Returns: how many partitions were dropped.
    package func sweepDeploymentLogs(keeping days: Int) async throws(StoreError) -> Int {
        try await self.execute(DeploymentLogStatements.addDays, [Self.daysAhead])
        return try await self.first(DeploymentLogStatements.dropDays, [days]) { row throws(PostgresError) in try row[0] } ?? 0
    }
}
