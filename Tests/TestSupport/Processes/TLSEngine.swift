public import DockerEngine
internal import Foundation

/// A Docker engine of the test's own that listens on TCP and believes only clients whose certificates one authority signed.
public struct TLSEngine: Sendable {
    /// The engine itself.
    public let engine: IsolatedEngine
    /// Where it listens, `tcp://address:2376`.
    public let host: String
    /// Files of a client that it knows.
    public let known: DockerTLS
    /// Files of a client that another authority signed.
    public let stranger: DockerTLS
    /// Files of a client that trusts another authority than the engine's.
    public let mistrusting: DockerTLS
}

/// Lends an engine behind TLS and ends it afterwards.
public func withTLSEngine<R: Sendable>(_ body: (TLSEngine) async throws -> R) async throws -> R {
    try await withTestFolder("enginetls") { folder in
        let authority = try await TestAuthority("known", in: folder)
        let other = try await TestAuthority("stranger", in: folder)
        // The engine learns its address, one of these, when it starts.
        let server = try await authority.issue("server", for: (0...255).map { "IP:198.18.\($0).2" })
        let client = try await authority.issue("client", for: ["DNS:client"])
        let stranger = try await other.issue("client", for: ["DNS:client"])
        func files(_ authority: TestAuthority, _ certificate: TestAuthority.Certificate) -> DockerTLS {
            DockerTLS(authorityFile: authority.certificateFile, certificateFile: certificate.file, keyFile: certificate.keyFile)
        }
        return try await withIsolatedEngine(
            prepare: { engine in
                try FileManager.default.createDirectory(atPath: "\(engine)/tls", withIntermediateDirectories: true)
                for (source, name) in [(authority.certificateFile, "ca.pem"), (server.file, "cert.pem"), (server.keyFile, "key.pem")] {
                    try FileManager.default.copyItem(atPath: source, toPath: "\(engine)/tls/\(name)")
                }
            },
            { engine in
                try await body(
                    TLSEngine(
                        engine: engine, host: "tcp://\(engine.address):2376", known: files(authority, client),
                        stranger: files(authority, stranger), mistrusting: files(other, client)))
            })
    }
}
