extension GitURL {
    /// The name of the repository: the last part of the path, without `.git`.
    package var repositoryName: String {
        String(Self.withoutEnding(self.path).split(separator: "/").last ?? "")
    }

    /// Whether both are addresses of one repository, as far as an address tells: a `.git` or a slash at the end and the scheme's own port
    /// make no other one.
    package func isSameRepository(as other: GitURL) -> Bool {
        self.scheme == other.scheme && self.host == other.host && self.effectivePort == other.effectivePort
            && Self.withoutEnding(self.path) == Self.withoutEnding(other.path)
    }

    private var scheme: Substring { self.rawValue.prefix { $0 != ":" } }
    private var effectivePort: Int { self.port ?? (self.scheme == "https" ? 443 : 80) }

    private var path: Substring {
        let rest = self.rawValue.dropFirst(self.scheme.count + 3)
        return rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
    }

    private static func withoutEnding(_ path: Substring) -> Substring {
        var path = path
        while path.hasSuffix("/") { path.removeLast() }
        return path.hasSuffix(".git") && !path.hasSuffix("/.git") ? path.dropLast(4) : path
    }
}
