/// What the use cases need to know of the installation.
package struct ControlPlaneConfiguration: Sendable {
    /// The domain below which applications get their hosts; `localhost` in the lab.
    package var ingressDomain: String
    /// Where the ingress answers, as users write it.
    package var ingressScheme: String
    /// The port that addresses name; nil for the scheme's own.
    package var ingressPort: Int?

    /// How long the answer to a request with a key is given again.
    package var idempotencyDuration: Duration
    /// How many days what was deleted can be restored.
    package var deletedDays: Int
    package var sessions: SessionConfiguration
    package var accounts: AccountConfiguration

    package init(
        ingressDomain: String = "localhost", ingressScheme: String = "http", ingressPort: Int? = 8000,
        idempotencyDuration: Duration = .seconds(24 * 3600), deletedDays: Int = 30, sessions: SessionConfiguration = SessionConfiguration(),
        accounts: AccountConfiguration = AccountConfiguration()
    ) {
        self.idempotencyDuration = idempotencyDuration
        self.ingressDomain = ingressDomain
        self.ingressScheme = ingressScheme
        self.ingressPort = ingressPort
        self.deletedDays = deletedDays
        self.sessions = sessions
        self.accounts = accounts
    }

    /// The address of a host behind the ingress.
    package func url(host: String, path: String = "/") -> String {
        let parts = self.urlParts(path: path)
        return parts.before + host + parts.after
    }

    /// What stands before and behind the host in its address: a list writes one address for each of its rows.
    package func urlParts(path: String = "/") -> (before: String, after: String) {
        (self.ingressScheme + "://", (self.ingressPort.map { ":\($0)" } ?? "") + path)
    }
}
