package import Model

/// The statement of a route that needs a caller.
///
/// The use case behind the route decides; what stands here is listed and tested.
package struct CallerAccess: Sendable {
    package let access: RouteAccess

    /// Any authenticated caller, about itself.
    package static let signedIn = Self(access: .signedIn)

    /// A caller with `permission` on the object that the route addresses.
    package static func permission(_ permission: Permission, on kind: ResourceKind) -> Self {
        Self(access: .permission(permission, on: kind))
    }
}
