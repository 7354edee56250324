internal import Foundation

/// A certificate authority of one test's own, with its files in a folder of the test's.
public struct TestAuthority: Sendable {
    /// A certificate with its key, each a file in PEM form.
    public struct Certificate: Sendable {
        /// The certificate.
        public let file: String
        /// Its private key, for its owner alone.
        public let keyFile: String
    }

    private static let openssl = "/usr/bin/openssl"
    private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

    private let base: String

    /// The authority's own certificate, for those who are to trust it.
    public var certificateFile: String { "\(self.base)-ca.pem" }

    /// Makes an authority.
    public init(_ name: String, in folder: String) async throws {
        self.base = "\(folder)/\(name)"
        try await runTool(
            Self.openssl,
            ["req", "-x509"] + Self.newKey + [
                "-keyout", "\(self.base)-ca.key", "-out", self.certificateFile, "-subj", "/CN=\(name)", "-days", "1",
            ])
    }

    /// Signs a certificate that serves both ends of a connection.
    ///
    /// - Parameter names: whom it is for, such as `DNS:localhost` and `IP:127.0.0.1`.
    public func issue(_ name: String, for names: [String]) async throws -> Certificate {
        let base = "\(self.base)-\(name)"
        try await runTool(
            Self.openssl, ["req"] + Self.newKey + ["-keyout", "\(base).key", "-out", "\(base).csr", "-subj", "/CN=\(name)"])
        let extensions = "subjectAltName=\(names.joined(separator: ","))\nextendedKeyUsage=serverAuth,clientAuth\n"
        try Data(extensions.utf8).write(to: URL(filePath: "\(base).ext"))
        try await runTool(
            Self.openssl,
            [
                "x509", "-req", "-in", "\(base).csr", "-CA", self.certificateFile, "-CAkey", "\(self.base)-ca.key", "-CAcreateserial",
                "-days", "1", "-extfile", "\(base).ext", "-out", "\(base).pem",
            ])
        return Certificate(file: "\(base).pem", keyFile: "\(base).key")
    }
}
