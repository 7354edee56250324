/// Where an engine listens, as the start of a URL.
struct DockerEndpoint: Sendable {
    let baseURL: String

    init(_ configuration: DockerConfiguration) throws(DockerError) {
        let host = configuration.host
        if let path = host.suffix(after: "unix://") {
            guard path.hasPrefix("/") else { throw Self.unusable(host) }
            baseURL = "http+unix://" + PercentEncoding.encode(path, keeping: "")
        } else if let authority = host.suffix(after: "tcp://") ?? host.suffix(after: "https://") ?? host.suffix(after: "http://") {
            let isSecure = configuration.tls != nil || host.hasPrefix("https://")
            let name = authority.hasSuffix("/") ? String(authority.dropLast()) : authority
            guard !name.isEmpty, !name.utf8.contains(where: { "/?#@ ".utf8.contains($0) }) else { throw Self.unusable(host) }
            baseURL = (isSecure ? "https://" : "http://") + name
        } else {
            throw Self.unusable(host)
        }
    }

    private static func unusable(_ host: String) -> DockerError {
        DockerError(.configuration, "not an engine address (unix:///path or tcp://host:port): \(host)")
    }
}

extension String {
    fileprivate func suffix(after prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
