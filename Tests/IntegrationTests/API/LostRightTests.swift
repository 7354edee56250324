import API
import APIClient
import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Model
import NIOCore
import Store
import TestSupport
import Testing

@Suite("Rights that are taken away", .timeLimit(.minutes(1)))
struct LostRightTests {
    /// A deployment that goes on, whose log has one line.
    private static func deployment(_ lab: APILab, _ world: APILab.World) async throws -> DeploymentID {
        let accepted = try await lab.call(
            DeploymentView.self, .post, "/api/applications/\(world.application.id)/deploy", status: 202)
        let id = try #require(DeploymentID(accepted.id))
        let tenant = TenantContext(teamID: try #require(TeamID(world.teamID)))
        try await lab.store.withTransaction { session in
            guard case .claimed(let claimed) = try await session.deployments(tenant).claim(id) else { throw StoreError.stale }
            let logs = session.deploymentLogs(tenant)
            _ = try await logs.open(id)
            try await logs.append(
                DeploymentLogChunk(firstSequence: 1, stream: "roost", at: Date(), lines: ["begun"]), to: id, epoch: claimed.epoch)
        }
        return id
    }

    /// Follows the log over a real connection; once its first line has come, takes something away, and tells how long it then went on.
    private static func follow(
        _ lab: APILab, _ deployment: DeploymentID, token: String, taking: @Sendable () async throws -> Void
    ) async throws -> Duration {
        let gate = ServiceGate(authenticator: lab.services.authenticator, limiter: AbsentLimiter(), audit: lab.services.audit)
        let application = APIServer.build(
            configuration: APIConfiguration(port: 0), registry: lab.registry, gate: gate, idempotency: lab.services.idempotency,
            deadlines: DeadlineClock(), logger: Logger(label: "test"))
        return try await application.test(.live) { server in
            let address = "http://127.0.0.1:\(try #require(server.port))"
            return try await RoostClient.withClient(ClientConfiguration(address: address, token: token)) { client in
                var lines = try await client.followDeploymentLog(deployment.description).makeAsyncIterator()
                #expect(try await lines.next()?.text == "begun")
                try await taking()
                let taken = ContinuousClock.now
                // It is cut off, and not ended as the log's own end would be.
                await #expect(throws: (any Error).self) { while try await lines.next() != nil {} }
                return .now - taken
            }
        }
    }

    @Test("D11, C05: a removed member loses a log that is followed within a second, and so does who loses the role that let them read")
    func members() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let deployment = try await Self.deployment(lab, world)
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            let member = "/api/teams/\(world.teamID)/members/\(bob)"
            let roles = "/api/teams/\(world.teamID)/roles"
            _ = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"viewer\"]}")
            let removed = try await Self.follow(lab, deployment, token: token) {
                let answer = try await lab.send(.delete, member)
                #expect(answer.status == .noContent)
            }
            #expect(removed < .seconds(1), "\(removed)")
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"reader\",\"inherits\":[\"viewer\"]}", status: 201)
            _ = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"reader\"]}")
            let changed = try await Self.follow(lab, deployment, token: token) {
                let json = "{\"inherits\":[\"viewer\"],\"deny\":[{\"permissions\":[\"log.read\"]}]}"
                _ = try await lab.call(RoleView.self, .put, "\(roles)/reader", json: json)
            }
            #expect(changed < .seconds(1), "\(changed)")
            print("a followed log ends \(removed) after a removal, \(changed) after a change of the role")
        }
    }

    @Test("C05: the token of a service account that is ended loses a log that is followed within a second")
    func serviceAccount() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let deployment = try await Self.deployment(lab, world)
            let accounts = "/api/teams/\(world.teamID)/service-accounts"
            let account = try await lab.call(
                ServiceAccountView.self, .post, accounts, json: "{\"name\":\"ci\",\"roles\":[\"viewer\"]}", status: 201)
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens",
                json: "{\"name\":\"t\",\"teamId\":\"\(world.teamID)\",\"serviceAccountId\":\"\(account.id)\"}", status: 201)
            let ended = try await Self.follow(lab, deployment, token: try #require(made.token)) {
                let answer = try await lab.send(.delete, "\(accounts)/\(account.id)")
                #expect(answer.status == .noContent)
            }
            #expect(ended < .seconds(1), "\(ended)")
        }
    }
}
