import FoundationEssentials

/// The folders and the secret that outlive the container and this process.
struct IngressState: Sendable {
    let directory: String

    /// Makes the folders, for their owner alone.
    func prepare() throws(IngressError) {
        let files = FileManager.default
        do {
            for folder in [directory, "\(directory)/run", "\(directory)/config", "\(directory)/data"] {
                try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
            }
        } catch {
            throw IngressError(.state, "cannot prepare \(directory): \(error)")
        }
    }

    /// The secret of probes: 256 random bits, made once.
    ///
    /// A new one for each process would make Caddy load a configuration, and so end connections, at each start.
    func probeSecret() throws(IngressError) -> String {
        if let stored = storedProbeSecret() { return stored }
        var generator = SystemRandomNumberGenerator()
        let secret = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        guard FileManager.default.createFile(atPath: secretPath, contents: Data(secret.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw IngressError(.state, "cannot write \(secretPath)")
        }
        return secret
    }

    /// The secret where it was made already.
    func storedProbeSecret() -> String? {
        guard let data = FileManager.default.contents(atPath: secretPath) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        return text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) } ? text : nil
    }

    private var secretPath: String { "\(directory)/probe-secret" }
}
