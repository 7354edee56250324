internal import DockerEngine

/// What is said of a registry, by its answers.
enum RegistryVerdict {
    static func findings(_ answer: RegistryAnswer, registry: RegistryEndpoint) -> [Finding] {
        guard answer.isRegistry else {
            return [
                .failed(
                    "registry.connection", "\(registry.address) answers \(answer.status), and is no registry",
                    repair: "Let ROOST_REGISTRY name the host and port of a registry.")
            ]
        }
        return [.ok("registry.connection", "\(registry.address) answers \(answer.status)"), self.encryption(answer, registry)]
    }

    private static func encryption(_ answer: RegistryAnswer, _ registry: RegistryEndpoint) -> Finding {
        if answer.scheme == "https" { return .ok("registry.encryption", "TLS") }
        if registry.isLocal { return .ok("registry.encryption", "none, on this machine's own address") }
        return .warning(
            "registry.encryption", "\(registry.address) speaks plain HTTP: who is on the way can replace images",
            repair: "Give the registry a certificate; until then each engine needs it in insecure-registries of daemon.json.")
    }

    /// - Parameter upload: how the beginning of an upload was answered, and whether it could be given up.
    static func push(_ upload: RegistryUpload) -> Finding {
        switch upload.status {
        case 202:
            upload.isGivenUp
                ? .ok("registry.push", "takes uploads")
                : .warning(
                    "registry.push", "takes uploads, and one that was begun as a test could not be given up",
                    repair: "Let the registry purge old uploads (storage.maintenance.uploadpurging), as it does by default.")
        case 401, 403:
            .failed(
                "registry.push", "the registry wants credentials for pushes (\(upload.status)), and Roost has none",
                repair: "Let the registry take pushes from this machine without credentials.")
        case 405:
            .failed(
                "registry.push", "the registry takes no pushes (405): it is a mirror or read-only",
                repair: "Let ROOST_REGISTRY name a registry of your own, or end its read-only mode.")
        default:
            .failed(
                "registry.push", "the registry answers the beginning of an upload with \(upload.status)",
                repair: "Look at the registry's own log for why it takes no upload.")
        }
    }
}
