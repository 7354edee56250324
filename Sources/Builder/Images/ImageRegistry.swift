internal import DockerEngine
internal import Model

/// Pushes images and looks them up, through the engine.
struct ImageRegistry: Sendable {
    let engine: DockerClient
    let policy: RetryPolicy

    /// Pushes an image and pins it to the digest that the registry knows it by.
    func push(_ image: Model.ImageReference, log: any BuildLog) async throws(BuilderError) -> Model.ImageReference {
        await log.append("Pushing \(image)", stream: .system)
        let digest = try await self.policy.run(log: log) { () async throws(BuilderError) -> String in
            do throws(DockerError) {
                return try await self.engine.pushImage(image.description).digest
            } catch {
                throw Task.isCancelled ? .cancelled : RegistryFailure.error(pushing: image, error)
            }
        }
        let pinned = image.pinned(to: digest)
        guard Model.ImageReference(parsing: pinned.description) != nil else {
            throw BuilderError(.pushFailed, "The registry gave no usable digest for \(image).")
        }
        await log.append("Pushed \(pinned)", stream: .system)
        return pinned
    }

    /// Asks the image's registry for the digest that its tag stands for now; nothing is pulled.
    func resolve(_ image: Model.ImageReference, log: any BuildLog) async throws(BuilderError) -> Model.ImageReference {
        let digest = try await self.policy.run(log: log) { () async throws(BuilderError) -> String in
            do throws(DockerError) {
                return try await self.engine.distribution(image.description).descriptor.digest
            } catch {
                throw Task.isCancelled ? .cancelled : RegistryFailure.error(resolving: image, error)
            }
        }
        // An image that is pinned already stays what it is: a list's digest and a platform's are both right.
        let pinned = image.pinned(to: image.digest ?? digest)
        guard Model.ImageReference(parsing: pinned.description) != nil else {
            throw BuilderError(.noImage, "The registry gave no usable digest for \(image).")
        }
        await log.append("Image \(pinned)", stream: .system)
        return pinned
    }

    /// How long a registry may take to say whether it has an image.
    private static let patience: Duration = .seconds(10)

    /// Whether the image's registry says that it has no such image; anything else that it says, or nothing, is no such word.
    func isGone(_ image: Model.ImageReference) async throws(BuilderError) -> Bool {
        do throws(BuilderError) {
            let silence = BuilderError(.registryUnavailable, "The registry does not answer.", isRetriable: true)
            return try await Deadline.run(Self.patience, orThrow: silence) { () async throws(BuilderError) -> Bool in
                do throws(DockerError) {
                    _ = try await self.engine.distribution(image.description)
                    return false
                } catch {
                    if Task.isCancelled { throw .cancelled }
                    return error.code == .notFound
                }
            }
        } catch {
            if error.code == .cancelled { throw error }
            return false
        }
    }
}
