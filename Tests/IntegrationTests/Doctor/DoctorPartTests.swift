import Builder
import DockerEngine
import Doctor
import FoundationEssentials
import Postgres
import Redis
import TestSupport
import Testing

/// The checks against real parts, sound and broken ones.
@Suite(.timeLimit(.minutes(2))) struct DoctorPartTests {
    private func report(_ checks: any Check..., bound: Duration = .seconds(10)) async -> DoctorReport {
        await Doctor(checks, bound: bound).examine()
    }

    private func faults(_ report: DoctorReport) -> [String] {
        report.findings.filter { $0.verdict != .ok }.map { "\($0.subject) \($0.verdict)" }
    }

    private func postgres(_ url: String) -> PostgresCheck {
        PostgresCheck(PostgresConfiguration(connectionString: url), migrationsDirectory: TestDatabase.migrationsDirectory)
    }

    @Test func `a migrated database is sound, and one without migrations says how it is migrated`() async throws {
        try await withTestDatabaseAddress { database in
            let report = await self.report(self.postgres(database.url))
            #expect(self.faults(report) == [], "\(report.table)")
            #expect(report.findings.map(\.subject).contains("postgres.migrations"))
        }
        try await withTestDatabaseAddress(migrated: false) { database in
            let report = await self.report(self.postgres(database.url))
            #expect(self.faults(report) == ["postgres.migrations failed"], "\(report.table)")
            #expect(report.findings.last?.repair == "Run: roostd migrate")
        }
    }

    @Test func `a database that is not there is told apart from a server that is not`() async throws {
        let url = try DatabaseLocation(Lab().databaseURL).uri(database: "roost_doctor_none")
        let missing = await self.report(self.postgres(url))
        #expect(self.faults(missing) == ["postgres.connection failed"], "\(missing.table)")
        #expect(missing.findings.first?.repair?.contains("Make the database") == true, "\(missing.table)")
        let away = await self.report(self.postgres("postgresql://roost:secret-of-mine@127.0.0.1:\(try await freePort())/roost"))
        #expect(self.faults(away) == ["postgres.connection failed"], "\(away.table)")
        #expect(away.findings.first?.repair?.contains("Start Postgres") == true && !away.table.contains("secret-of-mine"), "\(away.table)")
    }

    @Test func `a role that may not open enough connections is told before the server finds out`() async throws {
        try await withTestDatabaseAddress { database in
            var configuration = database.configuration
            configuration.maximumConnections = 100_000
            let report = await self.report(PostgresCheck(configuration, migrationsDirectory: TestDatabase.migrationsDirectory))
            #expect(self.faults(report) == ["postgres.connections failed"], "\(report.table)")
        }
    }

    @Test func `a Redis that keeps all is sound and left as it was, one that evicts is not`() async throws {
        try await withRedisServer { server, client async throws in
            let report = await self.report(RedisCheck(server.configuration, namespace: "roost"))
            #expect(self.faults(report) == [], "\(report.table)")
            let keys = try await client.send("DBSIZE").integer()
            #expect(keys == 0)
        }
        try await withRedisServer(arguments: ["--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"]) { server, _ async throws in
            let report = await self.report(RedisCheck(server.configuration, namespace: "roost"))
            #expect(self.faults(report) == ["redis.eviction failed"], "\(report.table)")
        }
    }

    @Test func `a Redis that takes no changes, wants a password or is not there is told as such`() async throws {
        try await withRedisServer { server, client async throws in
            _ = try await client.send("REPLICAOF", ["127.0.0.1", try await freePort()])
            let report = await self.report(RedisCheck(server.configuration, namespace: "roost"))
            #expect(self.faults(report) == ["redis.role failed", "redis.writing failed"], "\(report.table)")
            _ = try await client.send("REPLICAOF", ["NO", "ONE"])
            _ = try await client.send("CONFIG", ["SET", "requirepass", "other"])
            var configuration = server.configuration
            configuration.password = "secret-of-mine"
            let refused = await self.report(RedisCheck(configuration, namespace: "roost"))
            #expect(self.faults(refused) == ["redis.connection failed"] && !refused.table.contains("secret-of-mine"), "\(refused.table)")
            #expect(refused.findings.first?.repair?.contains("password") == true, "\(refused.table)")
        }
        let away = await self.report(
            RedisCheck(RedisConfiguration(address: .host("127.0.0.1", port: try await freePort())), namespace: "roost"))
        #expect(self.faults(away) == ["redis.connection failed"], "\(away.table)")
    }

    @Test func `the lab's engine is sound, and one whose socket is missing is told`() async throws {
        try await withDockerLab { lab in
            let report = await self.report(EngineCheck(lab.client, endpointMode: .dnsrr))
            #expect(self.faults(report) == [], "\(report.table)")
        }
        let client = try DockerClient(configuration: DockerConfiguration(host: "unix:///tmp/roost-none.sock"))
        let report = await self.report(EngineCheck(client, endpointMode: .dnsrr))
        await client.shutdown()
        #expect(self.faults(report) == ["docker.connection failed"], "\(report.table)")
    }

    @Test func `the lab's registry takes uploads and is left as it was; others are told for what they are`() async throws {
        let registry = RegistryEndpoint(try Lab().registry)
        let report = await self.report(RegistryCheck(registry))
        #expect(self.faults(report) == [], "\(report.table)")
        let catalog = try await runTool("/usr/bin/curl", ["-s", "http://\(registry.address)/v2/_catalog?n=1000"])
        #expect(catalog.contains("repositories") && !catalog.contains("roost-doctor"))
        let away = await self.report(RegistryCheck(RegistryEndpoint("127.0.0.1:\(try await freePort())")))
        #expect(self.faults(away) == ["registry.connection failed"], "\(away.table)")
        try await withRequestRecorder { other in
            let report = await self.report(RegistryCheck(RegistryEndpoint("127.0.0.1:\(other.port)")))
            #expect(self.faults(report) == ["registry.connection failed"], "\(report.table)")
            #expect(report.findings.first?.detail.contains("is no registry") == true)
        }
    }

    @Test func `git is there, and a program that is none is told`() async throws {
        var configuration = BuilderConfiguration(workDirectory: "", dockerHost: "")
        let found = await self.report(GitCheck(configuration))
        #expect(self.faults(found) == [], "\(found.table)")
        configuration.git = "/usr/bin/git-of-nobody"
        let missing = await self.report(GitCheck(configuration))
        #expect(self.faults(missing) == ["git.program failed"], "\(missing.table)")
        configuration.git = "/usr/bin/true"
        let other = await self.report(GitCheck(configuration))
        #expect(self.faults(other) == ["git.version failed"], "\(other.table)")
    }

    @Test func `the clocks of this machine's parts agree, and one that is wrong is told`() async throws {
        try await withTestDatabaseAddress { database in
            try await withDockerLab { lab in
                let late = ClockCheck.Source(part: "sundial") { Date().addingTimeInterval(-3600) }
                let report = await self.report(
                    ClockCheck([
                        .postgres(database.configuration), .redis(try RedisConfiguration(url: Lab().redisURL)), .docker(lab.client),
                        .registry(RegistryEndpoint(try Lab().registry)), late,
                    ]))
                #expect(report.findings.map(\.subject) == ["postgres", "redis", "docker", "registry", "sundial"].map { "clock.\($0)" })
                #expect(self.faults(report) == ["clock.sundial failed"], "\(report.table)")
            }
        }
    }

    @Test func `parts that accept and say nothing are told within the bound, and the others as ever`() async throws {
        try await withSlowServer(.silent) { silent in
            let client = try DockerClient(configuration: DockerConfiguration(host: "tcp://127.0.0.1:\(silent.port)"))
            let clock = ContinuousClock()
            let start = clock.now
            let report = await self.report(
                self.postgres("postgresql://roost@127.0.0.1:\(silent.port)/roost"),
                RedisCheck(RedisConfiguration(address: .host("127.0.0.1", port: silent.port)), namespace: "roost"),
                EngineCheck(client, endpointMode: .dnsrr),
                RegistryCheck(RegistryEndpoint("127.0.0.1:\(silent.port)", timeout: .seconds(30))),
                GitCheck(BuilderConfiguration(workDirectory: "", dockerHost: "")), bound: .seconds(1))
            #expect(clock.now - start < .seconds(4))
            #expect(report.findings.map(\.verdict) == [.failed, .failed, .failed, .failed, .ok], "\(report.table)")
            await client.shutdown()
        }
    }
}
