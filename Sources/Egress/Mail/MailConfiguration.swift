/// The mail server of an operator, and how one speaks with it; it holds a secret.
public struct MailConfiguration: Sendable {
    /// How the talk is encrypted.
    public enum Encryption: Sendable, Hashable {
        /// From the STARTTLS of RFC 3207 on, which the server has to offer.
        case startTLS
        /// From the first byte on (RFC 8314).
        case implicit
        /// Not at all: for a server of this machine.
        case none
    }

    /// A name or an address, without brackets.
    public let host: String
    /// The TCP port.
    public let port: Int
    /// How the talk is encrypted.
    public let encryption: Encryption
    /// A file of certificates in PEM form that are trusted in place of the system's; nil by default.
    public var trustedCertificates: String?
    /// How long a mail may take; 60 s by default.
    public var timeout: Duration = .seconds(60)
    /// How long the name's resolution, the connection and the TLS handshake may take together; 10 s by default.
    public var connectTimeout: Duration = .seconds(10)
    /// How many mails may be on their way at once; 4 by default.
    public var maximumConnections = 4
    private(set) var username: String?
    private(set) var password: String?

    /// Reads an address: `smtp://mail.example.com` (port 587, STARTTLS) or `smtps://mail.example.com` (port 465, encrypted from the start).
    ///
    /// - Parameter isPlain: whether nothing is encrypted (port 25), which only a server of this machine may want.
    /// - Throws: ``EgressError`` `invalidConfiguration`.
    public init(url: String, isPlain: Bool = false) throws(EgressError) {
        let parts = try Self.parts(of: url)
        guard let scheme = parts.scheme, ["smtp", "smtps"].contains(scheme) else {
            throw Self.failure("must begin with smtp:// or smtps://")
        }
        guard let host = parts.host, !host.isEmpty, !parts.hasMore else {
            throw Self.failure("must be SCHEME://HOST or SCHEME://HOST:PORT")
        }
        guard !isPlain || scheme == "smtp" && Self.isThisMachine(host) else {
            throw Self.failure("must be smtp:// and a server of this machine (localhost) to go without encryption")
        }
        self.host = host
        self.encryption = scheme == "smtps" ? .implicit : isPlain ? .none : .startTLS
        self.port = parts.port ?? (scheme == "smtps" ? 465 : isPlain ? 25 : 587)
    }

    /// Signs in before each mail.
    ///
    /// - Throws: ``EgressError`` `invalidConfiguration` for control characters.
    public mutating func signIn(as username: String, password: String) throws(EgressError) {
        guard (username + password).unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }), !username.isEmpty else {
            throw Self.failure("needs a user and a password without control characters")
        }
        self.username = username
        self.password = password
    }

    private static func parts(of url: String) throws(EgressError) -> (scheme: String?, host: String?, port: Int?, hasMore: Bool) {
        let handle = try URLHandle()
        do throws(EgressError) { try handle.parse(url) } catch { throw Self.failure("is no address, or holds a user or a password") }
        return handle.mailServer
    }

    private static func isThisMachine(_ host: String) -> Bool {
        if host == "localhost" { return true }
        guard let address = IPAddress(host) else { return false }
        return AddressRange.loopback.contains { $0.contains(address) }
    }

    private static func failure(_ message: String) -> EgressError { EgressError(.invalidConfiguration, "the mail server \(message)") }
}

extension MailConfiguration: CustomStringConvertible, CustomReflectable {
    /// Where the server is, and nothing secret.
    public var description: String { "\(self.host):\(self.port)" }

    /// A mirror without the password.
    public var customMirror: Mirror { Mirror(self, children: ["server": self.description]) }
}
