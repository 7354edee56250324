import Model

/// A public way to a service: requests for a host, below a path, go to the tasks of the service.
package struct IngressRoute: Sendable, Equatable {
    /// Id of the domain that it comes from.
    package let id: String
    /// Host name in lower case.
    package let host: String
    /// Path below which it holds; `/` is every one.
    package let path: String
    /// Name of the Swarm service.
    package let serviceName: String
    /// Port that its tasks listen on.
    package let port: Int
    /// Attachable overlay network in which the tasks are reached.
    package let networkName: String

    /// Checks and takes the parts.
    ///
    /// Caddy expands `{placeholders}` in several of them, so nothing but plain names passes.
    /// - Throws: ``IngressError`` with the code `invalidRoute`, naming the part.
    package init(
        id: String, host: String, path: String = "/", serviceName: String, port: Int, networkName: String
    ) throws(IngressError) {
        guard HostName(host) != nil else { throw IngressError(.invalidRoute, "route \(id): not a host name") }
        guard Domain.isPath(path) else { throw IngressError(.invalidRoute, "route \(id): not a plain path") }
        guard RouteSyntax.isName(serviceName), RouteSyntax.isName(networkName) else {
            throw IngressError(.invalidRoute, "route \(id): not the name of a service or network")
        }
        guard (1...65_535).contains(port) else { throw IngressError(.invalidRoute, "route \(id): not a port") }
        self.id = id
        self.host = host
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.serviceName = serviceName
        self.port = port
        self.networkName = networkName
    }
}
