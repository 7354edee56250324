package import Model
import Postgres

/// Where a team's applications run otherwise than their live releases say.
package struct DriftRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// What was seen last; nil where all runs as it should.
    package func find(_ application: ApplicationID) async throws(StoreError) -> ApplicationDrift? {
        try await self.session.first(DriftStatements.find, [self.team, application.rawValue]) { row throws(PostgresError) in
            ApplicationDrift(differences: try row.json(0), since: try row[1])
        }
    }

    /// Notes what was seen, unless something else should run by now, or is on its way.
    ///
    /// - Returns: Whether it was noted.
    @discardableResult
    package func keep(
        _ differences: [SpecDifference], of application: ApplicationID, live: LiveState
    ) async throws(StoreError) -> Bool {
        let count = try await self.session.execute(
            DriftStatements.keep,
            [
                self.team, application.rawValue, live.deploymentID.rawValue, live.replicas, try StoredJSON.encode(differences),
            ])
        return count == 1
    }

    /// Notes that all runs as it should.
    package func clear(_ application: ApplicationID) async throws(StoreError) {
        try await self.session.execute(DriftStatements.clear, [self.team, application.rawValue])
    }
}

extension StoreSession {
    /// The applications of which something is live and nothing is under way: a page of those beyond an id, by id.
    ///
    /// - Parameter last: The end of the page before; nil for the first one.
    package func settledApplications(
        after last: ApplicationID?
    ) async throws(StoreError) -> [SettledApplication] {
        try await self.query(DriftStatements.candidates, [last?.rawValue]) { row throws(PostgresError) in
            SettledApplication(
                id: try row.id(0), tenant: TenantContext(teamID: try row.id(1)),
                live: LiveState(releaseNumber: try row[3], deploymentID: try row.id(2), replicas: try row[4]),
                serviceName: ServiceName(stored: try row[5]))
        }
    }
}
