/// Where the HTTP server listens, what it accepts and what it says of itself.
package struct APIConfiguration: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0 for any free one.
    package var port: Int
    package var limits: APILimits
    /// The names under which it may be asked.
    package var hosts: HostNames
    /// The proxies whose word is taken for who comes to them.
    package var proxies: TrustedProxies
    /// The version that `/api/version` tells.
    package var version: String
    /// The commit that it was built from; nil where that is not known.
    package var commit: String?

    package init(
        host: String = "127.0.0.1", port: Int = 8080, limits: APILimits = APILimits(), hosts: HostNames = .any,
        proxies: TrustedProxies = .none, version: String = "0.1.0", commit: String? = nil
    ) {
        self.host = host
        self.port = port
        self.limits = limits
        self.hosts = hosts
        self.proxies = proxies
        self.version = version
        self.commit = commit
    }
}
