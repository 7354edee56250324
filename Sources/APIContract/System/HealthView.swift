/// The answer of `GET /healthz`.
package struct HealthView: Codable, Hashable, Sendable {
    /// `ok`.
    package var status: String

    package init(status: String) {
        self.status = status
    }
}
