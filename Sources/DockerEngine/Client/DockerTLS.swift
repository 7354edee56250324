/// Files for an engine behind TLS with client certificates, each in PEM form.
public struct DockerTLS: Sendable {
    /// The authority that signed the engine's certificate; nil trusts the system's authorities.
    public var authorityFile: String?
    /// The client's certificate.
    public var certificateFile: String
    /// The client's private key.
    public var keyFile: String

    /// Names the files.
    public init(authorityFile: String? = nil, certificateFile: String, keyFile: String) {
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }
}
