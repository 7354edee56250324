import Crypto
package import DockerEngine
package import FoundationEssentials
package import Model

/// Makes the digests by which a specification is recognised.
///
/// The digest stands readable in a label and covers secret values, so it is keyed: without the key a short secret cannot be
/// guessed from it.
package struct SpecSealer: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: At least 32 random bytes, the same on each worker.
    package init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// The specification with its digest: HMAC-SHA256 of its canonical JSON, in lower-case hexadecimal.
    package func seal(_ spec: ServiceSpec) throws -> DesiredSpec {
        var spec = spec
        spec.labels[RoostLabel.specification] = nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let digest = self.digest(of: try encoder.encode(spec))
        spec.labels[RoostLabel.specification] = digest
        return DesiredSpec(spec: spec, digest: digest)
    }

    /// The name of the Swarm secret that holds a variable's value: another one for each value, and the same again for an earlier one.
    package func secretName(of variable: String, value: [UInt8], application: ApplicationID) -> String {
        let content = Data("roost secret|\(application)|\(variable)|".utf8) + Data(value)
        return "roost-secret-\(self.digest(of: content).prefix(32))"
    }

    /// A keyed digest in lower-case hexadecimal.
    package func digest(of data: Data) -> String {
        HMAC<SHA256>.authenticationCode(for: data, using: self.key).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
    }

    /// The same task template with another number of tasks: what scale, stop and start ask for.
    package func scale(_ desired: DesiredSpec, to replicas: Int) throws -> DesiredSpec {
        var spec = desired.spec
        spec.mode = .replicated(replicas)
        return try self.seal(spec)
    }
}
