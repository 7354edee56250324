internal import FoundationEssentials

extension RedisConfiguration {
    /// Reads a URL: `redis://[user[:password]@]host[:port][/db]`, `rediss://…` for TLS, `unix:///path[?db=n]`.
    ///
    /// `redis://:password@host` sends a password without a user. The query of each form may hold `db`, and `ca` for a
    /// PEM file of authorities.
    /// - Throws: ``RedisError`` with `invalidConfiguration`; its message never quotes the URL, which may hold a password.
    public init(url: String) throws(RedisError) {
        guard let components = URLComponents(string: url), let scheme = components.scheme?.lowercased() else {
            throw Self.invalid("not a URL")
        }
        switch scheme {
        case "redis", "rediss":
            guard let host = components.host, !host.isEmpty else { throw Self.invalid("it has no host") }
            let port = components.port ?? 6379
            guard (1...65535).contains(port) else { throw Self.invalid("its port is out of range") }
            self.init(address: .host(Self.withoutBrackets(host), port: port))
            self.usesTLS = scheme == "rediss"
            let path = components.path.drop(while: { $0 == "/" })
            if !path.isEmpty { self.database = try Self.database(path) }
        case "unix", "redis+unix":
            guard components.path.hasPrefix("/"), components.path.utf8.count > 1 else { throw Self.invalid("it has no socket path") }
            self.init(address: .unixSocket(path: components.path))
        default:
            throw Self.invalid("its scheme is not redis, rediss or unix")
        }
        self.username = components.user.flatMap { $0.isEmpty ? nil : $0 }
        self.password = components.password.flatMap { $0.isEmpty ? nil : $0 }
        if self.username != nil, self.password == nil { throw Self.invalid("it has a user but no password") }
        for item in components.queryItems ?? [] {
            switch item.name {
            case "db": self.database = try Self.database(Substring(item.value ?? ""))
            case "ca": self.certificateAuthorityFile = item.value
            default: throw Self.invalid("its query has an unknown name")
            }
        }
    }

    private static func database(_ text: Substring) throws(RedisError) -> Int {
        guard let number = Int(text), (0...65535).contains(number) else { throw Self.invalid("its database is not a number") }
        return number
    }

    private static func withoutBrackets(_ host: String) -> String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }

    private static func invalid(_ reason: String) -> RedisError {
        RedisError(.invalidConfiguration, "the Redis URL cannot be used: \(reason)")
    }
}

extension RedisConfiguration: CustomStringConvertible {
    /// The address without user and password.
    public var description: String {
        switch self.address {
        case .host(let host, let port): "\(self.usesTLS ? "rediss" : "redis")://\(host):\(port)/\(self.database)"
        case .unixSocket(let path): "unix://\(path)?db=\(self.database)"
        }
    }
}
