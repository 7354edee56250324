import FoundationEssentials

/// Credentials that the engine uses at a registry; its description leaves them out.
public struct RegistryAuth: Sendable, CustomStringConvertible, CustomReflectable {
    /// Account name.
    public var username: String
    /// Password or token.
    public var password: String
    /// Host of the registry, with its port.
    public var serverAddress: String

    /// Names the account.
    public init(username: String, password: String, serverAddress: String) {
        self.username = username
        self.password = password
        self.serverAddress = serverAddress
    }

    /// What the engine gets when there are no credentials: `{}`.
    static let emptyHeader = "e30="

    /// The registry only.
    public var description: String { "RegistryAuth(\(serverAddress))" }

    /// The same as the description, so that dumps show no password either.
    public var customMirror: Mirror { Mirror(self, children: ["serverAddress": serverAddress]) }

    /// JSON in the URL-safe form of Base64, as the header wants it.
    func header() throws(DockerError) -> String {
        let fields = ["username": username, "password": password, "serveraddress": serverAddress]
        let base64 = try DockerJSON.encode(fields).base64EncodedString()
        return String(base64.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}
