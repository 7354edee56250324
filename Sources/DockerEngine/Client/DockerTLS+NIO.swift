import NIOSSL

extension DockerTLS {
    /// Reads the files.
    func clientConfiguration() throws(DockerError) -> TLSConfiguration {
        do {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(certificateFile).map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem))
            if let authorityFile {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authorityFile))
            }
            return configuration
        } catch {
            throw DockerError(.configuration, "cannot use the TLS files of the engine: \(error)")
        }
    }
}
