package import Model

/// Where an object is, the roles that a caller has there, and how often anything of the tenant was changed.
package struct TenantAccess: Sendable {
    package let tenant: TenantContext
    package let place: TenantPlace
    package let roles: HeldRoles
    /// The counter of the tenant's changes, no newer than what is read after it.
    package let changes: Int
}
