package import Model

/// An application of which something is live and nothing is under way.
package struct SettledApplication: Sendable, Hashable {
    package let id: ApplicationID
    package let tenant: TenantContext
    package let live: LiveState
    package let serviceName: ServiceName
}
