import TestSupport
import Testing

@testable import Policy

/// The roles that teams define for themselves, as they are kept outside of files.
@Suite struct CustomRoleTests {
    private static let acme = ScopeID(high: 1, low: 1)
    private static let production = ResourcePath.environment(ScopeID(high: 3, low: 3), of: ScopeID(high: 2, low: 2), in: Self.acme)

    private static func authority(_ policy: AccessPolicy, _ roles: String...) -> Authority {
        Authority(policy, bindings: roles.map { RoleBinding(role: $0, at: .team(Self.acme)) })
    }

    private static func decide(
        _ name: String, _ authority: Authority, _ kind: EnvironmentKind = .production
    ) throws -> DecisionReason {
        let permission = try #require(authority.policy.permissions.permission(name))
        return authority.decide(permission, on: Self.production, ResourceAttributes(environmentKind: kind, labels: [:])).reason
    }

    @Test func `A stated role is what the same role in a file is`() throws {
        let policy = try PolicyFiles.builtIn()
        let file = PolicyFile(
            name: "roles.yaml",
            text: """
                team:
                  base:
                    inherits: [deployer]
                    deny:
                      - permissions: [application.deploy, stack.deploy]
                        when: {environment: [production], labels: {tier: gold}}
                  lead:
                    inherits: [base]
                    allow: [member.update]
                    deny: [{permissions: all, when: {environment: [preview]}}]
                """)
        let stated = [
            RoleStatement(
                name: "base", inherits: ["deployer"],
                deny: [
                    DenialStatement(
                        permissions: ["application.deploy", "stack.deploy"], environments: ["production"], labels: ["tier": "gold"])
                ]),
            RoleStatement(
                name: "lead", inherits: ["base"], allow: ["member.update"],
                deny: [DenialStatement(permissions: nil, environments: ["preview"])]),
        ]
        let (made, problems) = policy.adding(stated, of: Self.acme)
        let read = try policy.adding(customRoles: file, of: Self.acme)
        #expect(problems.isEmpty)
        for labels in [[:], ["tier": "gold"]] {
            for kind in EnvironmentKind.allCases {
                for permission in policy.permissions.all {
                    let attributes = ResourceAttributes(environmentKind: kind, labels: labels)
                    let decisions = [made, read].map {
                        Self.authority($0, "lead").decide(permission, on: Self.production, attributes).isAllowed
                    }
                    #expect(decisions[0] == decisions[1])
                }
            }
        }
        #expect(made.role("lead", at: .team(Self.acme))?.statement == stated[1])
        #expect(made.isCustom("lead", of: Self.acme) && !made.isCustom("viewer", of: Self.acme))
    }

    @Test func `What is wrong is told with its role, its field and the name that may have been meant`() throws {
        let stated = [
            RoleStatement(
                name: "lead", inherits: ["develper"], allow: ["application.read", "application.raed", "user.update"],
                deny: [
                    DenialStatement(permissions: ["log.raed"], environments: ["producton"]), DenialStatement(permissions: []),
                ]),
            RoleStatement(name: "owner"), RoleStatement(name: "Lead!"), RoleStatement(name: "loop", inherits: ["loop"]),
        ]
        let problems = try PolicyFiles.builtIn().adding(stated, of: Self.acme).problems.map(\.description)
        for part in [
            "role lead, inherits.0: there is no role 'develper'; did you mean developer?",
            "role lead, allow.1: there is no permission 'application.raed'; did you mean application.read?",
            "role lead, allow.2: 'user.update' is about the whole installation",
            "role lead, deny.0.permissions.0: there is no permission 'log.raed'; did you mean log.read?",
            "role lead, deny.0.when.environment.0: there is no kind of environment 'producton'; did you mean production?",
            "role lead, deny.1.permissions: names no permission", "role owner, name: 'owner' is a built-in role",
            "role Lead!, name: is no name of a role", "role loop, name: the role 'loop' inherits itself",
        ] { #expect(problems.contains { $0.hasPrefix(part) }, "\(part) is not in \(problems)") }
    }

    @Test func `Who has a role in which something is wrong is denied all, and so is who has one that inherits it`() throws {
        let stated = [
            RoleStatement(name: "gone", allow: ["application.view"]), RoleStatement(name: "heir", inherits: ["gone"]),
            RoleStatement(name: "sound", inherits: ["viewer"]),
        ]
        let (policy, problems) = try PolicyFiles.builtIn().adding(stated, of: Self.acme)
        #expect(Set(problems.map(\.position.file)) == ["gone", "heir"])
        for role in ["gone", "heir"] {
            #expect(try Self.decide("application.read", Self.authority(policy, "owner", role)) == .invalidBinding(1))
            #expect(Self.authority(policy, "owner").mayGrant(role, at: .team(Self.acme)) == .noSuchRole)
        }
        #expect(try Self.decide("application.read", Self.authority(policy, "sound")) == .granted(binding: 0))
        #expect(try Self.decide("application.read", Self.authority(policy, "owner")) == .granted(binding: 0))
    }

    @Test func `A file that gives a team's name to a built-in role makes it mean neither`() throws {
        let stated = [RoleStatement(name: "releaser", allow: ["application.read"])]
        let files = PolicySources(permissions: try PolicyFiles.file("permissions.yaml"), roles: try PolicyFiles.file("roles.yaml"))
        let roles = PolicyFile(
            name: files.roles.name, text: files.roles.text.replacing("\nsystem:", with: "\n  releaser:\n    inherits: [owner]\n\nsystem:"))
        let before = try AccessPolicy(files).adding(stated, of: Self.acme).policy
        let after = try AccessPolicy(PolicySources(permissions: files.permissions, roles: roles)).adding(stated, of: Self.acme).policy
        #expect(try Self.decide("application.read", Self.authority(before, "releaser")) == .granted(binding: 0))
        #expect(try Self.decide("application.read", Self.authority(after, "releaser")) == .invalidBinding(0))
        #expect(try Self.decide("team.delete", Self.authority(after, "releaser")) == .invalidBinding(0))
        let elsewhere = Authority(after, bindings: [RoleBinding(role: "releaser", at: .team(ScopeID(high: 9, low: 9)))])
        #expect(elsewhere.policy.role("releaser", at: .team(ScopeID(high: 9, low: 9)))?.name == "releaser")
    }

    @Test func `A role of one team means nothing in another`() throws {
        let policy = try PolicyFiles.builtIn().adding([RoleStatement(name: "lead", inherits: ["admin"])], of: Self.acme).policy
        let rival = ScopeID(high: 7, low: 7)
        let permission = try #require(policy.permissions.permission("team.read"))
        let authority = Authority(policy, bindings: [RoleBinding(role: "lead", at: .team(rival))])
        #expect(authority.decide(permission, on: .team(rival)).reason == .invalidBinding(0))
        #expect(authority.decide(permission, on: .team(Self.acme)).reason == .notGranted)
    }

    @Test func `No stated role, however odd, makes the policy trap`() async {
        var generator = SplitMix(seed: 20_261_122)
        let words = ["", "owner", "a", "b", "c", "application.read", "*", "all", "production", "\u{0}", String(repeating: "x", count: 300)]
        func some() -> [String] {
            (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in words.randomElement(using: &generator) }
        }
        guard let base = try? PolicyFiles.builtIn() else { return }
        for _ in 0..<2000 {
            await Task.yield()
            let stated = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                RoleStatement(
                    name: words.randomElement(using: &generator) ?? "", inherits: some(), allow: some(),
                    deny: [DenialStatement(permissions: Bool.random(using: &generator) ? nil : some(), environments: some())])
            }
            let policy = base.adding(stated, of: Self.acme).policy
            for role in stated {
                let authority = Self.authority(policy, role.name)
                let names = Set(authority.permissions(on: Self.production))
                // What comes out is never more than what the roles of the team name together.
                #expect(policy.role(role.name, at: .team(Self.acme)) != nil || names.isEmpty)
            }
        }
    }
}
