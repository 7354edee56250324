/// The private way to exactly the tasks of one deployment.
package struct ProbeRoute: Sendable, Equatable {
    /// Deployment whose tasks they are; it appears in logs.
    package let deploymentID: String
    /// Addresses of the tasks, `a.b.c.d:port`.
    package let upstreams: [String]
    /// Attachable overlay network of these addresses.
    package let networkName: String

    /// Takes the parts.
    ///
    /// - Throws: ``IngressError`` with the code `invalidRoute` for an address or name of another form.
    package init(deploymentID: String, upstreams: [String], networkName: String) throws(IngressError) {
        guard upstreams.allSatisfy(RouteSyntax.isSocketAddress) else {
            throw IngressError(.invalidRoute, "probe of \(deploymentID): not an address with a port")
        }
        guard RouteSyntax.isName(networkName) else { throw IngressError(.invalidRoute, "probe of \(deploymentID): not a network") }
        self.deploymentID = deploymentID
        self.upstreams = upstreams
        self.networkName = networkName
    }
}
