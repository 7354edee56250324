import APIContract
import Model

extension ServiceAccountView {
    init(_ account: ServiceAccount, _ roles: [GivenRole]) {
        self.init(
            id: account.id.description, name: account.name.rawValue, description: account.description,
            roles: roles.filter { $0.place == .team }.map(\.role.rawValue), grants: roles.map { RoleGrantView($0) },
            createdBy: account.createdBy, createdAt: account.createdAt, lastUsedAt: account.lastUsedAt)
    }
}
