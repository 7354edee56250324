/// What the use cases need to know of the installation.
package struct ControlPlaneConfiguration: Sendable {
    /// The domain below which applications get their hosts; `localhost` in the lab.
    package var ingressDomain: String
    /// Where the ingress answers, as users write it.
    package var ingressScheme: String
    /// The port that addresses name; nil for the scheme's own.
    package var ingressPort: Int?

    package init(ingressDomain: String = "localhost", ingressScheme: String = "http", ingressPort: Int? = 8000) {
        self.ingressDomain = ingressDomain
        self.ingressScheme = ingressScheme
        self.ingressPort = ingressPort
    }

    /// The address of a host behind the ingress.
    package func url(host: String, path: String = "/") -> String {
        // Each row of the list of applications has one: appending costs less than an interpolation.
        var url = self.ingressScheme
        url += "://"
        url += host
        if let port = self.ingressPort {
            url += ":"
            url += String(port)
        }
        url += path
        return url
    }
}
