import Crypto
package import DockerEngine
import FoundationEssentials

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
        let code = HMAC<SHA256>.authenticationCode(for: try encoder.encode(spec), using: self.key)
        let digest = code.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
        spec.labels[RoostLabel.specification] = digest
        return DesiredSpec(spec: spec, digest: digest)
    }

    /// The same task template with another number of tasks: what scale, stop and start ask for.
    package func scale(_ desired: DesiredSpec, to replicas: Int) throws -> DesiredSpec {
        var spec = desired.spec
        spec.mode = .replicated(replicas)
        return try self.seal(spec)
    }
}
