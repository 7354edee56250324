package import Model

/// A tenant, and the roles that a caller has there.
package struct TenantAccess: Sendable {
    package let tenant: TenantContext
    package let roles: [Role]
}
