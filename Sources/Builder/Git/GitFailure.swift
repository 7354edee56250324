internal import Model

/// What git's standard error means.
struct GitFailure: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// The branch, tag or commit is not in the repository.
        case missingReference
        /// The mirror is damaged; a new one may do.
        case damagedMirror
        /// Everything else, in terms of the deployment.
        case failed(FailureCode, isRetriable: Bool)
    }

    let kind: Kind
    /// The line that says why, without git's prefix and without credentials.
    let reason: String

    init(standardError text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let line = lines.last { $0.hasPrefix("fatal:") } ?? lines.last { $0.hasPrefix("error:") } ?? lines.last ?? "git gave no reason"
        self.reason = Self.redacted(Self.withoutPrefix(line))
        self.kind = Self.kind(of: text.lowercased())
    }

    /// The failure of fetching `reference`.
    func error(fetching reference: BuildReference, from url: GitURL) -> BuilderError {
        self.error(fetching: reference.description, from: url)
    }

    /// The failure of fetching what is called `reference`.
    func error(fetching reference: String, from url: GitURL) -> BuilderError {
        switch self.kind {
        case .missingReference: BuilderError(.invalidSource, "The repository has no \(reference).")
        case .damagedMirror: BuilderError(.cloneFailed, "The repository could not be read: \(self.reason)", isRetriable: true)
        case .failed(.noSpace, _): BuilderError(.noSpace, "There is no space left in the builder's work folder.")
        case .failed(let code, let isRetriable):
            BuilderError(code, "\(url) could not be fetched: \(self.reason)", isRetriable: isRetriable)
        }
    }

    private static func kind(of text: String) -> Kind {
        for (kind, phrases) in Self.phrases where phrases.contains(where: text.contains) { return kind }
        return .failed(.cloneFailed, isRetriable: false)
    }

    /// In the order of asking: the first phrase that occurs decides.
    private static let phrases: [(Kind, [String])] = [
        (.failed(.noSpace, isRetriable: false), ["no space left on device", "disk quota exceeded"]),
        (
            .missingReference,
            ["couldn't find remote ref", "not our ref", "unadvertised object", "no such remote ref", "remote ref does not exist"]
        ),
        (
            .failed(.cloneFailed, isRetriable: false),
            [
                "authentication failed", "could not read username", "could not read password", "returned error: 401",
                "returned error: 403", "returned error: 30", "not valid: is this a git repository", "update url base from redirection",
                "certificate", "' not found", "returned error: 404", "returned error: 410", "mismatched algorithms",
            ]
        ),
        (
            .failed(.cloneFailed, isRetriable: true),
            [
                "failed to connect", "couldn't connect", "could not resolve host", "connection refused", "connection reset",
                "connection timed out", "operation too slow", "operation timed out", "empty reply from server", "early eof",
                "rpc failed", "unexpected disconnect", "the remote end hung up", "returned error: 5", "returned error: 429",
                "transfer closed", "recv failure", "send failure", "ssl_error_syscall", "gnutls_handshake",
            ]
        ),
        (
            .damagedMirror,
            [
                "not a git repository", "corrupt", "is too small", "bad object", "loose object", "unable to create", ".lock",
                "could not get object info", "invalid object", "missing blob", "bad config", "unable to resolve reference",
                "missing necessary objects", "does not match index", "unable to read",
            ]
        ),
    ]

    private static func withoutPrefix(_ line: String) -> String {
        for prefix in ["fatal: ", "error: ", "remote: "] where line.hasPrefix(prefix) { return String(line.dropFirst(prefix.count)) }
        return line
    }

    /// The text without `user:password@` in addresses.
    static func redacted(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty, let at = parts[2].lastIndex(of: "@") else {
                return String(word)
            }
            let authority = "***" + parts[2][at...]
            return ([parts[0], parts[1], Substring(authority)] + parts[3...]).joined(separator: "/")
        }.joined(separator: " ")
    }
}
