internal import DockerEngine
internal import Model

/// What the engine says about a registry, in terms of the deployment.
enum RegistryFailure {
    /// The error of a push.
    static func error(pushing image: Model.ImageReference, _ error: DockerError) -> BuilderError {
        let text = error.message.lowercased()
        if let common = self.common(error, text, registryOf: image) { return common }
        if self.isDenied(text) || error.code == .unauthorized {
            return BuilderError(.pushFailed, "The registry refused the push of \(image): \(error.message)")
        }
        return BuilderError(.pushFailed, "\(image) could not be pushed: \(error.message)")
    }

    /// The error of looking an image up.
    static func error(resolving image: Model.ImageReference, _ error: DockerError) -> BuilderError {
        let text = error.message.lowercased()
        if let common = self.common(error, text, registryOf: image) { return common }
        return BuilderError(.noImage, "The registry does not give the image \(image): \(error.message)")
    }

    /// Whether the text says that a registry could not be reached or is out of order.
    static func isUnreachable(_ text: String) -> Bool {
        self.unreachable.contains(where: text.contains)
    }

    private static let unreachable = [
        "connection refused", "no such host", "i/o timeout", "dial tcp", "connection reset", "broken pipe", "tls handshake timeout",
        "server misbehaving", "network is unreachable", "no route to host", "unexpected http status: 5", "500 internal server error",
        "502 bad gateway", "503 service unavailable", "504 gateway", "client.timeout exceeded", "context deadline exceeded",
        "unexpected eof", ": eof", "toomanyrequests", "server gave http response to https client",
    ]

    private static func isDenied(_ text: String) -> Bool {
        ["denied", "unauthorized", "authentication required", "no basic auth", "insufficient_scope"].contains(where: text.contains)
    }

    private static func common(_ error: DockerError, _ text: String, registryOf image: Model.ImageReference) -> BuilderError? {
        let registry = image.registry ?? "the default registry"
        if text.contains("no space left on device") { return BuilderError(.noSpace, "There is no space left: \(error.message)") }
        switch error.code {
        case .cancelled: return .cancelled
        case .transport:
            return BuilderError(.dockerUnavailable, "The engine cannot be reached: \(error.message)", isRetriable: true)
        case .timeout:
            return BuilderError(.registryUnavailable, "The registry \(registry) does not answer.", isRetriable: true)
        default: break
        }
        guard self.isUnreachable(text), !self.isDenied(text) else { return nil }
        return BuilderError(.registryUnavailable, "The registry \(registry) cannot be reached: \(error.message)", isRetriable: true)
    }
}
