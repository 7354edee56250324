/// Where the HTTP server listens, what it accepts and what it says of itself.
package struct APIConfiguration: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0 for any free one.
    package var port: Int
    package var limits: APILimits
    /// The version that `/api/version` tells.
    package var version: String
    /// The commit that it was built from; nil where that is not known.
    package var commit: String?

    package init(
        host: String = "127.0.0.1", port: Int = 8080, limits: APILimits = APILimits(), version: String = "0.1.0", commit: String? = nil
    ) {
        self.host = host
        self.port = port
        self.limits = limits
        self.version = version
        self.commit = commit
    }
}
