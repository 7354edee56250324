import API
import APIContract
import Argon2
import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Model
import NIOCore
import NIOFoundationCompat
import Policy
import Postgres
import Redis
import Store
import TestSupport
import Vault

/// The real server over a database of its own, with two teams that must not see each other.
struct APILab: Sendable {
    let client: any TestClientProtocol
    let database: PostgresDatabase
    let store: DataStore
    let services: ControlPlaneServices
    let registry: RouteRegistry
    /// What the server decides by; each test has its own.
    let policies: PolicyStore
    /// The personal token of the first user, to whose team belongs what the tests make.
    let token: String
    /// A personal token of a user of another team.
    let stranger: String

    private let sessions: SessionStore
    let keyring: MasterKeyring

    /// The key that seals what the tests keep.
    static let masterKey = MasterKeyring.generateKeyText()

    /// Runs the server without a socket.
    static func run(
        sessions: SessionConfiguration = SessionConfiguration(), hashing: PasswordHasherConfiguration = Self.briefHashing,
        providers: LoginProviders = LoginProviders(), accounts: AccountConfiguration = AccountConfiguration(),
        _ test: @Sendable (APILab) async throws -> Void
    ) async throws {
        try await withTestRedis { redis, prefix in
            try await Self.run(
                redis: redis, namespace: prefix, sessions: sessions, hashing: hashing, providers: providers, accounts: accounts, test)
        }
    }

    /// What is tested is seldom how long a password takes.
    static let briefHashing = PasswordHasherConfiguration(memory: 64, iterations: 1)

    /// The same with a Redis of the test's own.
    static func run(
        redis: RedisClient, namespace: String, sessions: SessionConfiguration = SessionConfiguration(),
        hashing: PasswordHasherConfiguration = Self.briefHashing, providers: LoginProviders = LoginProviders(),
        accounts: AccountConfiguration = AccountConfiguration(), _ test: @Sendable (APILab) async throws -> Void
    ) async throws {
        try await withTestDatabase { database in
            let store = DataStore(database)
            let configuration = ControlPlaneConfiguration(sessions: sessions, accounts: accounts)
            let keyring = try MasterKeyring(parsing: Self.masterKey)
            let sessions = SessionStore(redis: redis, namespace: namespace, configuration: sessions)
            // As a Redis that has known for long who tries to sign in.
            _ = try await redis.send("SET", ["\(namespace):login:since", 0])
            let policies = try repositoryPolicies()
            let services = try Self.services(store, policies, sessions, configuration, keyring, hashing, providers)
            let deadlines = DeadlineClock()
            let registry = RouteRegistry.api(
                services, version: VersionView(version: "0", commit: nil),
                readiness: [ReadinessCheck(name: "postgres") { try await store.checkHealth() }], deadlines: deadlines)
            let gate = ServiceGate(authenticator: services.authenticator, limiter: AbsentLimiter(), audit: services.audit)
            let application = APIServer.build(
                configuration: APIConfiguration(port: 0), registry: registry, gate: gate, idempotency: services.idempotency,
                deadlines: deadlines,
                logger: Logger(label: "test"))
            let bootstrap = try await services.identity.issueBootstrapToken() ?? ""
            let stranger = TokenSecret(.personal)
            try await application.test(.router) { client async throws in
                let request = RegisterRequest(
                    username: "ada", email: "ada@example.com", password: "correct horse battery", bootstrapToken: bootstrap)
                let registered = try await client.executeRequest(
                    uri: APIPath.register.template, method: .post, headers: [.contentType: "application/json"],
                    body: ByteBuffer(data: ContractJSON.encoder.encode(request)))
                let answer = try ContractJSON.decoder.decode(RegisterResponse.self, from: Data(buffer: registered.body))
                try await Self.insertStranger(stranger, store)
                try await test(
                    APILab(
                        client: client, database: database, store: store, services: services, registry: registry, policies: policies,
                        token: answer.token ?? "", stranger: stranger.text, sessions: sessions, keyring: keyring))
            }
        }
    }

    /// Lends a client of a server of the same database at which everybody has used up what they may ask.
    func limited(_ test: @Sendable (APILab) async throws -> Void) async throws {
        try await self.served(limiter: SpentLimiter(), test)
    }

    /// The same server, used by whoever has a token.
    func acting(_ token: String) -> APILab {
        APILab(
            client: self.client, database: self.database, store: self.store, services: self.services, registry: self.registry,
            policies: self.policies, token: token, stranger: self.stranger, sessions: self.sessions, keyring: self.keyring)
    }

    /// Lends a client of a server of the same database that counts requests, or tells what it does, elsewhere.
    func served(
        limiter: any RequestLimiting = AbsentLimiter(), logger: Logger = Logger(label: "test"),
        _ test: @Sendable (APILab) async throws -> Void
    ) async throws {
        let gate = ServiceGate(authenticator: self.services.authenticator, limiter: limiter, audit: self.services.audit)
        let application = APIServer.build(
            configuration: APIConfiguration(port: 0), registry: self.registry, gate: gate, idempotency: self.services.idempotency,
            deadlines: DeadlineClock(), logger: logger)
        try await application.test(.router) { client async throws in
            try await test(
                APILab(
                    client: client, database: self.database, store: self.store, services: self.services, registry: self.registry,
                    policies: self.policies, token: self.token, stranger: self.stranger, sessions: self.sessions, keyring: self.keyring))
        }
    }

    /// What decides who calls at another server of the same database.
    func anotherServer() throws -> Authenticator {
        try Self.services(self.store, self.policies, self.sessions, self.services.configuration, self.keyring).authenticator
    }

    /// The use cases of another server of the same database, whose password hashes have other costs.
    func anotherServices(hashing: PasswordHasherConfiguration) throws -> ControlPlaneServices {
        try Self.services(self.store, self.policies, self.sessions, self.services.configuration, self.keyring, hashing)
    }

    /// What hands out the mails that wait.
    var desk: MailDesk { MailDesk(store: self.store, keyring: self.keyring, configuration: self.services.configuration.accounts) }

    private static func services(
        _ store: DataStore, _ policies: PolicyStore, _ sessions: SessionStore, _ configuration: ControlPlaneConfiguration,
        _ keyring: MasterKeyring, _ hashing: PasswordHasherConfiguration = Self.briefHashing, _ providers: LoginProviders = LoginProviders()
    ) throws -> ControlPlaneServices {
        try ControlPlaneServices(
            store: store, policies: policies, sessions: sessions,
            hasher: PasswordHasher(configuration: hashing),
            passwordRules: PasswordRules(
                words: PasswordWords(list: Array("password\nwelcome\nsummer\nsunshine".utf8)), siteNames: ["roost"]),
            keyring: keyring, cluster: AbsentCluster(), planner: AbsentPlanner(),
            configuration: configuration, providers: providers)
    }

    private static func insertStranger(_ secret: TokenSecret, _ store: DataStore) async throws {
        let identity = store.session.identity
        let user = try await identity.insertUser(id: .make(), username: "eve", email: "eve@example.com", passwordHash: "x")
        guard let slug = Slug("eve") else { return }
        _ = try await identity.insertTeam(id: .make(), slug: slug, name: "Eve", owner: user.id)
        _ = try await store.session.tokens.insert(
            NewAPIToken(
                id: .make(), userID: user.id, teamID: nil, name: "eve", prefix: secret.prefix, hash: secret.hash, permissions: nil,
                expiresAt: nil))
    }
}
