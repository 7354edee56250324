import Foundation
import TestSupport
import Testing

@testable import Policy

@Suite struct ReferenceTests {
    /// Set ROOST_TEST_SEED to run the cases of another run again.
    private static let seed = ProcessInfo.processInfo.environment["ROOST_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
    private static let parts = 8

    @Test(arguments: 0..<ReferenceTests.parts)
    func `100,000 random policies decide random requests as the naive evaluator does`(part: Int) async throws {
        print("random policies: seed \(Self.seed), part \(part)")
        var random = SplitMix(seed: Self.seed &+ UInt64(part))
        var allowed = 0
        let count = 100_000 / Self.parts
        for number in 0..<count {
            if number % 100 == 0 { await Task.yield() }
            let question = RandomCase(&random)
            let authority = try Self.authority(question)
            let permission = try #require(authority.policy.permissions.permission(question.permission))
            let path = try #require(PlaceName.path(question.place))
            let reference = ReferenceEvaluator(question: question)
            let decision = authority.decide(permission, on: path, question.attributes)
            if decision.isAllowed { allowed += 1 }
            guard decision.isAllowed == reference.isAllowed else {
                Issue.record("seed \(Self.seed), part \(part), case \(number): \(decision) for \(question)")
                return
            }
            let role = question.customRoles.first?.name.value ?? "r0"
            let verdict: Bool? =
                switch authority.mayGrant(role, at: path) {
                case .allowed: true
                case .exceeds: false
                case .noSuchRole: nil
                }
            guard verdict == reference.mayGrant(role) else {
                Issue.record(
                    "seed \(Self.seed), part \(part), case \(number): mayGrant(\(role)) is \(String(describing: verdict)) for \(question)")
                return
            }
        }
        // Both answers are met often enough for the comparison to mean something.
        #expect(allowed > count / 50 && allowed < count * 49 / 50)
    }

    static func authority(_ question: RandomCase) throws -> Authority {
        var policy = try AccessPolicy(permissions: PermissionList(question.permissions), roles: question.roles)
        let team = try #require(PlaceName.path(RandomCase.team))
        policy = try policy.adding(customRoles: question.customRoles, of: team.team)
        let bindings = try question.bindings.map { RoleBinding(role: $0.role, at: try #require(PlaceName.path($0.place))) }
        let limit = try question.limit.map { limit in
            AuthorityLimit(
                limit.permissions.map { $0.compactMap(policy.permissions.permission) }, of: policy,
                at: try #require(PlaceName.path(limit.place)))
        }
        return Authority(policy, bindings: bindings, limit: limit)
    }
}
