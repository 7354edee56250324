package import DockerEngine

/// Whether the registry is reached, speaks the distribution API, and lets this machine push.
package struct RegistryCheck: Check {
    /// The repository that an upload is begun for and given up at once; no image is ever in it.
    private static let repository = "roost-doctor/check"

    package let part = "registry"
    package let repair = "Start the registry, or let ROOST_REGISTRY say where it is."
    private let registry: RegistryEndpoint

    package init(_ registry: RegistryEndpoint) {
        self.registry = registry
    }

    package func examine() async throws -> [Finding] {
        let answer: RegistryAnswer
        do { answer = try await self.registry.inspect() } catch {
            return [.failed("registry.connection", "\(error)", repair: self.repair)]
        }
        var findings = RegistryVerdict.findings(answer, registry: self.registry)
        guard answer.isRegistry else { return findings }
        do {
            findings.append(RegistryVerdict.push(try await self.registry.tryUpload(to: Self.repository, over: answer.scheme)))
        } catch {
            findings.append(.failed("registry.push", "\(error)", repair: "Look at the registry's own log for why it takes no upload."))
        }
        return findings
    }
}
