/// What libpq's words about a failed attempt to connect mean.
///
/// libpq gives no code for it. Its words are English unless a program sets a locale, which Swift's do not; they can name users and hosts,
/// so only the sentences below become an error's message.
enum ConnectionFailure {
    private static let untrusted = [
        "certificate verify failed", "does not match host name", "root certificate file", "server does not support SSL",
        "could not get server's host name from server certificate", "SSL error", "SSL SYSCALL error",
    ]

    private static let reasons: [(words: String, message: String)] = [
        ("password authentication failed", "the server refused the password"),
        ("no password supplied", "the server wants a password"),
        ("no pg_hba.conf entry", "the server's rules do not let this client in"),
        ("role \"", "the server does not know the role"),
        ("database \"", "the server does not have the database"),
        ("too many clients", "the server has no connection left"),
        ("remaining connection slots", "the server has no connection left"),
        ("the database system is", "the server is starting or stopping"),
        ("could not translate host name", "the server's name cannot be resolved"),
        ("timeout expired", "the server did not answer in time"),
        ("Connection refused", "nothing listens at the server's address"),
        ("No such file or directory", "nothing listens at the server's address"),
    ]

    /// The error for libpq's words.
    static func error(_ words: String) -> PostgresError {
        if self.untrusted.contains(where: { words.contains($0) }) {
            return PostgresError(
                .untrustedServer, "the server does not speak TLS as it has to, or its certificate is not trusted", detail: words)
        }
        let reason = self.reasons.first { words.contains($0.words) }?.message
        return PostgresError(.connectionFailed, "no connection could be made" + (reason.map { ": \($0)" } ?? ""), detail: words)
    }
}
