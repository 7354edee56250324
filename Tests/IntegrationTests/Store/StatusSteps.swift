import Model
import Postgres
import Store

/// What can happen to the deployments of an application, in an order that a seed decides.
///
/// Transactions are not tried again, so that a deadlock is an error.
struct StatusSteps {
    private enum Step: CaseIterable {
        case accept, acceptAnother, advance, advanceFurther, advanceMore, cancel, cancelAll, serve, stop, clear
    }

    private let fixture: StoreFixture
    private var state: UInt64

    init(fixture: StoreFixture, seed: UInt64) {
        self.fixture = fixture
        self.state = seed
    }

    /// Takes a step, if it can be taken now, and says which.
    mutating func next() async throws -> String {
        let step = self.any(Step.allCases) ?? .accept
        do {
            try await self.take(step)
        } catch StoreError.stale {
            return "\(step), too late"
        }
        return "\(step)"
    }

    private mutating func take(_ step: Step) async throws {
        let application = self.fixture.application
        switch step {
        case .accept, .acceptAnother: try await self.accept(self.any([.deploy, .restart, .scale]) ?? .deploy)
        case .advance, .advanceFurther, .advanceMore: try await self.advance()
        case .cancel:
            guard let id = self.any(try await self.deployments("finished_at IS NULL")) else { return }
            try await self.transaction { session, tenant in _ = try await session.deployments(tenant).cancel(id) }
        case .cancelAll:
            try await self.transaction { session, tenant in
                try await session.applications(tenant).lock(application)
                try await session.deployments(tenant).cancelAll(of: [application])
            }
        case .serve, .stop:
            guard let id = self.any(try await self.deployments("finished_at IS NOT NULL")) else { return }
            let live = LiveState(releaseNumber: 1, deploymentID: id, replicas: step == .serve ? 2 : 0)
            try await self.fixture.session.applications(self.fixture.tenant).setLive(application, live)
        case .clear: try await self.fixture.session.applications(self.fixture.tenant).clearLive(application)
        }
    }

    private func accept(_ kind: DeploymentKind) async throws {
        let deployment = NewDeployment(
            id: .make(), applicationID: self.fixture.application, kind: kind, request: DeploymentRequest(branch: "main"), trigger: .api,
            actor: .system, traceID: "0af7651916cd43dd8448eb211c80319c")
        try await self.transaction { session, tenant in try await session.deployments(tenant).insert(deployment) }
    }

    /// Moves what is first in the line to a state that may follow; a success is written together with what serves, as the worker does.
    private mutating func advance() async throws {
        guard let first = try await self.fixture.session.unfinishedDeployments().first?.deploymentID else { return }
        let deployments = self.fixture.session.deployments(self.fixture.tenant)
        guard case .claimed(let claimed) = try await deployments.claim(first) else { return }
        let successors = claimed.deployment.status.successors.filter { $0 != .superseded }
        guard let status = self.any(successors.sorted { $0.rawValue < $1.rawValue }) else { return }
        guard status == .succeeded else { return try await deployments.advance(first, epoch: claimed.epoch, to: status) }
        let application = self.fixture.application
        try await self.transaction { session, tenant in
            try await session.deployments(tenant).advance(first, epoch: claimed.epoch, to: status)
            try await session.applications(tenant).setLive(application, LiveState(releaseNumber: 1, deploymentID: first, replicas: 1))
        }
    }

    private func deployments(_ condition: String) async throws -> [DeploymentID] {
        let ids = try await self.fixture.database.query(sql("SELECT id FROM deployments WHERE \(condition) ORDER BY id")) { row in
            try row[0] as String
        }
        return ids.compactMap { DeploymentID($0) }
    }

    private func transaction(_ body: (StoreSession, TenantContext) async throws -> Void) async throws {
        try await self.fixture.database.withTransaction { transaction in
            try await body(StoreSession(transaction), self.fixture.tenant)
        }
    }

    private mutating func any<Element>(_ elements: [Element]) -> Element? {
        self.state = self.state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return elements.isEmpty ? nil : elements[Int(self.state >> 33) % elements.count]
    }
}
