/// What requests to addresses that users chose may cost, and where they may go.
public struct EgressConfiguration: Sendable {
    /// Where a request may go beyond the public internet; nowhere by default.
    public var allowed: [AddressRange] = []
    /// How long a request may take from the wait for its turn to the last byte of the answer; 10 s by default.
    public var timeout: Duration = .seconds(10)
    /// How long the name's resolution, the connection and the TLS handshake may take together; 5 s by default.
    public var connectTimeout: Duration = .seconds(5)
    /// How large the lines before an answer's body may be together, in bytes; 64 KiB by default.
    public var maximumHeaderSize = 64 << 10
    /// How large an answer's body may be, in bytes; 1 MiB by default.
    public var maximumBodySize = 1 << 20
    /// How many connections there may be at once; 32 by default, and further requests wait for their turn.
    public var maximumConnections = 32
    /// How many connections there may be to one host at once; 8 by default.
    public var maximumConnectionsPerHost = 8
    /// How many requests may be on their way or wait; 1024 by default, and further ones fail as `busy`.
    public var maximumRequests = 1024
    /// A file of certificates in PEM form that are trusted in place of the system's; nil by default.
    public var trustedCertificates: String?
    /// What `User-Agent` says unless the request names another.
    public var userAgent = "egress"

    /// The defaults.
    public init() {}
}
