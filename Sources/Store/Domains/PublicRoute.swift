package import Model

/// A host and path that the ingress sends to a service.
package struct PublicRoute: Sendable, Hashable {
    package let domainID: DomainID
    package let host: String
    package let path: String
    package let serviceName: String
    package let networkName: String
    package let port: Int
}
