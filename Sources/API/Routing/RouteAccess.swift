package import Model

/// Who may use a route, as it is listed.
package enum RouteAccess: Sendable, Hashable {
    case anonymous
    case signedIn
    case permission(Permission, on: ResourceKind)
}
