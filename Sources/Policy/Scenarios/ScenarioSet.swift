/// The scenarios of one file, and the policy with the custom roles that the file adds.
public struct ScenarioSet: Sendable {
    let policy: AccessPolicy
    let scenarios: [Scenario]

    /// The scenarios of a file, to be run against a policy.
    ///
    /// - Throws: everything that is wrong in the file, names that the policy does not know included.
    public init(_ file: PolicyFile, of policy: AccessPolicy) throws(PolicyLoadError) {
        self = try ScenarioReader.read(file, policy)
    }

    init(policy: AccessPolicy, scenarios: [Scenario]) {
        self.policy = policy
        self.scenarios = scenarios
    }

    /// How many scenarios there are.
    public var count: Int { self.scenarios.count }

    /// Runs all of them.
    public func failures() -> [ScenarioFailure] { self.scenarios.flatMap { self.failures(of: $0) } }

    private func failures(of scenario: Scenario) -> [ScenarioFailure] {
        let limit = scenario.limit.map { AuthorityLimit($0.permissions, of: self.policy, at: $0.scope) }
        let authority = Authority(self.policy, bindings: scenario.bindings, limit: limit)
        var messages: [String] = []
        for (permissions, isAllowed) in [(scenario.allowed, true), (scenario.denied, false)] {
            for permission in permissions
            where authority.decide(permission, on: scenario.path, scenario.attributes).isAllowed != isAllowed {
                messages.append(authority.explain(permission, on: scenario.path, scenario.attributes).description)
            }
        }
        for role in scenario.grantable where authority.mayGrant(role, at: scenario.path) != .allowed {
            messages.append("may not grant the role \(role): \(authority.mayGrant(role, at: scenario.path))")
        }
        for role in scenario.ungrantable where authority.mayGrant(role, at: scenario.path) == .allowed {
            messages.append("may grant the role \(role)")
        }
        return messages.map { ScenarioFailure(position: scenario.position, scenario: scenario.name, message: $0) }
    }
}
