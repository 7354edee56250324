import Model
import Policy
import Store
import TestSupport
import Testing

@testable import ControlPlane

@Suite struct RolePermissionTests {
    private static let deletions: Set<Permission> = [
        .applicationDelete, .domainDelete, .environmentDelete, .projectDelete, .teamDelete,
    ]

    @Test func `Only an owner deletes the team, an admin all that is in it, and nobody else anything`() throws {
        let team = TeamID.make()
        for permission in Self.deletions {
            for role in ["owner", "admin", "developer", "deployer", "viewer"] {
                let mayDelete = role == "owner" || role == "admin" && permission != .teamDelete
                let rights = try Self.rights(role, in: team)
                #expect(rights.decide(permission, at: .team).isAllowed == mayDelete, "\(role) \(permission.rawValue)")
            }
        }
    }

    @Test(arguments: DeletionKind.allCases)
    func `Whoever may delete a thing may read it`(kind: DeletionKind) throws {
        let target: DeletionTarget =
            switch kind {
            case .team: .team(.make())
            case .project: .project(.make())
            case .environment: .environment(.make(), of: .make())
            case .application: .application(.make())
            }
        #expect(target.kind == kind && target.permission.rawValue == "\(kind.rawValue).delete")
        #expect(kind.readPermission.rawValue == "\(kind.rawValue).read")
        for role in ["owner", "admin", "developer", "deployer", "viewer"] {
            let rights = try Self.rights(role, in: TeamID.make())
            guard rights.decide(target.permission, at: .team).isAllowed else { continue }
            #expect(rights.decide(kind.readPermission, at: .team).isAllowed)
            #expect(rights.decide(target.resource.readPermission, at: .team).isAllowed)
        }
    }

    @Test func `A role of a project reaches what is in it, and nothing beside or above it`() throws {
        let (project, other) = (ProjectID.make(), ProjectID.make())
        let production = TenantPlace.environment(.make(), Slug(stored: "production"), of: project)
        let roles = HeldRoles(placed: [PlacedRole(RoleName(stored: "viewer"), at: .project(project))])
        let rights = CallerRights(try repositoryPolicies().current, roles, in: .make(), of: Self.caller())
        #expect(rights.decide(.applicationRead, at: production).isAllowed)
        #expect(rights.decide(.projectRead, at: .project(project)).isAllowed)
        #expect(!rights.decide(.projectRead, at: .project(other)).isAllowed)
        #expect(!rights.decide(.teamRead, at: .team).isAllowed)
        #expect(rights.reach(of: .applicationRead) == .somewhere)
        #expect(rights.reach(of: .applicationRead, in: project) == .everywhere)
        #expect(rights.reach(of: .applicationRead, in: other) == .nowhere)
    }

    @Test func `A token takes away, and never gives`() throws {
        let policy = try repositoryPolicies().current
        let team = TeamID.make()
        let viewer = HeldRoles(ofTeam: [RoleName(stored: "viewer")])
        let narrow = CallerRights(policy, viewer, in: team, of: Self.caller(permissions: [.applicationRead, .applicationDeploy]))
        #expect(narrow.decide(.applicationRead, at: .team).isAllowed)
        #expect(narrow.decide(.logRead, at: .team).reason == .outsideLimit)
        #expect(narrow.decide(.applicationDeploy, at: .team).reason == .notGranted)
        let elsewhere = CallerRights(policy, viewer, in: team, of: Self.caller(team: .make()))
        #expect(elsewhere.decide(.applicationRead, at: .team).reason == .outsideScope)
        #expect(elsewhere.reach(of: .applicationRead) == .nowhere)
    }

    @Test func `An auditor sees who may do what in every team, and no application`() throws {
        let rights = CallerRights(
            try repositoryPolicies().current, HeldRoles(), in: .make(), of: Self.caller(systemRoles: [RoleName(stored: "auditor")]))
        #expect(rights.decide(.auditRead, at: .team).isAllowed)
        #expect(rights.reach(of: .projectRead) == .everywhere)
        #expect(rights.reach(of: .applicationRead) == .nowhere)
    }

    private static func rights(_ role: String, in team: TeamID) throws -> CallerRights {
        CallerRights(try repositoryPolicies().current, HeldRoles(ofTeam: [RoleName(stored: role)]), in: team, of: Self.caller())
    }

    private static func caller(
        team: TeamID? = nil, permissions: Set<Permission>? = nil, systemRoles: [RoleName] = []
    ) -> Caller {
        Caller(
            userID: .make(), username: "ada", tokenID: .make(), tokenName: "t", boundTeamID: team, permissions: permissions,
            systemRoles: systemRoles)
    }
}
