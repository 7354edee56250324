import APIContract
import ControlPlane
import Egress
import HTTPTypes
import HummingbirdTesting
import Logging
import Model
import Redis
import Store
import TestSupport
import Testing
import WorkQueue
import Worker

@Suite("Mails on their way to a real mail server", .timeLimit(.minutes(2)))
struct MailWorkerTests {
    /// Runs what a server runs to send mails while `body` runs.
    private static func withWorker(
        _ lab: APILab, _ redis: RedisClient, _ namespace: String, port: Int, log: LineLog, _ body: () async throws -> Void
    ) async throws {
        var configuration = QueueConfiguration(name: MailWorker.queue)
        configuration.namespace = namespace
        configuration.maximumAttempts = 1000
        let queue = WorkQueueClient(redis: redis, configuration: configuration)
        let worker = MailWorker(
            desk: lab.desk, client: try MailClient(configuration: MailConfiguration(url: "smtp://127.0.0.1:\(port)", isPlain: true)),
            sender: try MailAddress("Roost <roost@example.com>"), logger: log.logger)
        let relay = MailRelay(store: lab.store, queue: queue, interval: .seconds(1), logger: log.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await relay.run() }
            try await withProcessors(of: queue) { job, _ in
                await worker.handle(job)
            } _: {
                try await body()
            }
            group.cancelAll()
        }
    }

    private static func waitUntilSettled(_ lab: APILab) async throws {
        try await eventually(within: .seconds(40), "the end of the mails") {
            try await lab.store.session.mails.waiting(after: nil, limit: 1).isEmpty ? () : nil
        }
    }

    @Test("what the server defers goes out later, what it refuses for good is given up, and no address is logged")
    func outcomes() async throws {
        let log = LineLog()
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix, accounts: APILab.mailing) { lab in
                for name in ["later-bob", "reject-eve", "carol"] {
                    #expect(try await lab.invite("\(name)@example.com").status == .created)
                }
                try await MailServer.run { server in
                    try await Self.withWorker(lab, redis, prefix, port: server.port, log: log) {
                        _ = try await server.mail(to: "carol@example.com")
                        _ = try await server.mail(to: "later-bob@example.com")
                        try await Self.waitUntilSettled(lab)
                    }
                    let mails = try server.mails
                    #expect(mails.map(\.recipients) == [["carol@example.com"], ["later-bob@example.com"]])
                    #expect(Set(mails.compactMap { $0.headers["Message-ID"] }).count == 2)
                }
                let me = try await lab.call(MeView.self, .get, "/api/me")
                let invitations = try await lab.call(
                    Page<InvitationView>.self, .get, "/api/teams/\(me.teams.first?.id ?? "")/invitations"
                ).items
                let mailed = invitations.filter { $0.mailedAt != nil }.map(\.email)
                #expect(mailed == ["carol@example.com", "later-bob@example.com"])
            }
        }
        let lines = log.lines.joined(separator: "\n")
        #expect(lines.contains("the mail is sent") && lines.contains("the mail is given up") && lines.contains("the mail is tried again"))
        #expect(!lines.contains("@example.com") && !lines.contains("roost_inv_"))
    }

    @Test("a mail whose time is over is not sent, and what an address has asked for in vain ends without one")
    func nothing() async throws {
        let log = LineLog()
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix, accounts: APILab.mailing) { lab in
                _ = try await lab.send(.post, "/api/auth/password-reset", token: "", ["email": "nobody@example.com"])
                _ = try await lab.invite("late@example.com")
                try await lab.execute(
                    "late", "UPDATE mails SET expires_at = now() - interval '1 second' WHERE invitation_id IS NOT NULL")
                try await MailServer.run { server in
                    try await Self.withWorker(lab, redis, prefix, port: server.port, log: log) { try await Self.waitUntilSettled(lab) }
                    #expect(try server.mails.isEmpty)
                }
            }
        }
    }
}
