package import Model

/// A tenant, the roles that a caller has there, and how often anything of it was changed.
package struct TenantAccess: Sendable {
    package let tenant: TenantContext
    package let roles: [Role]
    /// The counter of the tenant's changes, no newer than what is read after it.
    package let changes: Int
}
