package import DockerEngine
import FoundationEssentials
package import Model

/// Swarm secrets: named by their content, made before a specification names them, removed when no release does.
extension RolloutController {
    /// Makes the secret where there is none of that name; a name stands for one content.
    package func ensureSecret(named name: String, content: [UInt8], labels: [String: String]) async throws(DockerError) {
        if try await self.secretID(named: name) != nil { return }
        do {
            _ = try await self.docker.createSecret(SecretSpec(name: name, labels: labels, data: Data(content)))
        } catch  where error.code == .conflict {
            // Somebody made it in the very moment.
            if try await self.secretID(named: name) == nil { throw error }
        }
    }

    /// The names of the secrets that were made for an application.
    package func secretNames(of application: ApplicationID) async throws(DockerError) -> [String] {
        try await self.docker.secrets(.label(RoostLabel.application, application.description)).map(\.spec.name)
    }

    /// Removes a secret; one that is gone already is fine, and one that a service uses stays.
    ///
    /// - Returns: Whether there is no such secret any more.
    @discardableResult
    package func removeSecret(named name: String) async throws(DockerError) -> Bool {
        do {
            try await self.docker.removeSecret(name)
            return true
        } catch  where error.code == .notFound {
            return true
        } catch  where error.code == .badRequest || error.code == .conflict {
            return false
        }
    }

    func secretID(named name: String) async throws(DockerError) -> String? {
        do {
            let secret = try await self.docker.secret(name)
            return secret.spec.name == name ? secret.id : nil
        } catch  where error.code == .notFound {
            return nil
        }
    }
}
