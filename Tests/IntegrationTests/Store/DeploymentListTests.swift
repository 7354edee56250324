import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Lists of deployments in Postgres", .timeLimit(.minutes(2)))
struct DeploymentListTests {
    @Test("those of one status are listed newest first and page by page, of the teams that are asked for and of no other")
    func pages() async throws {
        try await withTestDatabase { database in
            var fixtures: [StoreFixture] = []
            for team in ["acme", "umbrella", "other"] { fixtures.append(try await makeStoreFixture(in: database, team: team)) }
            var expected: [DeploymentID] = []
            for round in 0..<6 {
                for fixture in fixtures {
                    let claimed = try await fixture.claim(try await fixture.accept())
                    let id = claimed.deployment.id
                    let hasFailed = round.isMultiple(of: 2)
                    try await fixture.session.deployments(fixture.tenant).advance(
                        id, epoch: claimed.epoch, to: hasFailed ? .failed : .cancelled)
                    if hasFailed, fixture.team.slug.rawValue != "other" { expected.insert(id, at: 0) }
                }
            }
            let session = fixtures[0].session
            let whole = ListBounds(teams: fixtures.prefix(2).map(\.team.id))
            // The same, of the second team by the only environment that it has.
            var partly = ListBounds(teams: [fixtures[0].team.id])
            partly.environments = [fixtures[1].environment.id]
            for bounds in [whole, partly] {
                var found: [DeploymentID] = []
                for _ in 0..<3 {
                    let page = try await session.deployments(within: bounds, application: nil, status: .failed, after: found.last, limit: 2)
                    #expect(page.count == 2 && page.allSatisfy { $0.status == .failed })
                    found += page.map(\.id)
                }
                #expect(found == expected)
                #expect(
                    try await session.deployments(within: bounds, application: nil, status: .failed, after: found.last, limit: 2).isEmpty)
            }
            #expect(try await session.deployments(within: whole, application: nil, status: .succeeded, after: nil, limit: 9).isEmpty)
            #expect(try await session.deployments(within: whole, application: nil, status: nil, after: nil, limit: 99).count == 12)
            let own = try await session.deployments(
                within: whole, application: fixtures[1].application, status: .failed, after: nil, limit: 9)
            #expect(own.count == 3)
        }
    }

    @Test("the few of a status are read from an index, not found among all that the team has")
    func plan() async throws {
        try await withStoreFixture { fixture in
            let statement = try #require(AllStatements.list.first { $0.name == "deployment.listOfStatus" })
            let plan = try await fixture.database.withTransaction { transaction in
                let texts = [
                    // What they keep in step is not looked at here, and many rows are to come soon.
                    "ALTER TABLE deployments DISABLE TRIGGER USER",
                    """
                    INSERT INTO deployments (id, team_id, application_id, number, kind, status, request, configuration_number, trigger, actor_kind,
                        actor_name, trace_id, finished_at)
                    SELECT gen_random_uuid(), a.team_id, a.id, n, 'deploy', 'succeeded', '{}', 1, 'api', 'user', 'x', '', now()
                    FROM applications a, generate_series(1, 4000) n
                    """,
                    "ANALYZE deployments", "SET LOCAL plan_cache_mode = force_generic_plan", "PREPARE few AS \(statement.text)",
                ]
                for (index, text) in texts.enumerated() { try await transaction.execute(SQLStatement("few.\(index)", text)) }
                let explain = "EXPLAIN (COSTS OFF) EXECUTE few (ARRAY['\(fixture.team.id)']::uuid[], 'failed', NULL, 20)"
                return try await transaction.query(SQLStatement("explain", explain)) { try $0[0] as String }
            }
            let scan = try #require(plan.firstIndex { $0.contains("on deployments d") })
            #expect(plan[scan].contains("deployments_status"), "\(plan)")
            #expect(plan.dropFirst(scan).first { $0.contains("Index Cond") }?.contains("ROW(status, id) < ROW($2") == true, "\(plan)")
        }
    }
}
