import Model
import Testing

@testable import ControlPlane

@Suite struct RolePermissionTests {
    private static let deletions: Set<Permission> = [
        .applicationDelete, .domainDelete, .environmentDelete, .projectDelete, .teamDelete,
    ]

    @Test func `Only an owner deletes the team, an admin all that is in it, and nobody else anything`() {
        #expect(Role.owner.permissions.isSuperset(of: Self.deletions))
        #expect(Role.admin.permissions.intersection(Self.deletions) == Self.deletions.subtracting([.teamDelete]))
        for role in [Role.developer, .deployer, .viewer] { #expect(role.permissions.isDisjoint(with: Self.deletions)) }
    }

    @Test(arguments: DeletionKind.allCases)
    func `Whoever may delete a thing may read it`(kind: DeletionKind) {
        let target: DeletionTarget =
            switch kind {
            case .team: .team(.make())
            case .project: .project(.make())
            case .environment: .environment(.make(), of: .make())
            case .application: .application(.make())
            }
        #expect(target.kind == kind && target.permission.rawValue == "\(kind.rawValue).delete")
        #expect(kind.readPermission.rawValue == "\(kind.rawValue).read")
        for role in Role.allCases where role.permissions.contains(target.permission) {
            #expect(role.permissions.contains(kind.readPermission))
            #expect(role.permissions.contains(target.resource.readPermission))
        }
    }
}
