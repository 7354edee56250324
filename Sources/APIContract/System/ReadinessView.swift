/// The answer of `GET /readyz`: 200 when all that a request needs answers, else 503.
package struct ReadinessView: Codable, Hashable, Sendable {
    /// `ok` or `unavailable`.
    package var status: String
    /// `postgres redis docker registry` → `ok` or what is wrong.
    package var checks: [String: String]

    package init(status: String, checks: [String: String]) {
        self.status = status
        self.checks = checks
    }
}
