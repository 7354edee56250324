/// One thing that requests need, and how to ask whether it answers.
package struct ReadinessCheck: Sendable {
    /// `postgres`, `redis`, `docker`, `registry`.
    package let name: String
    /// Throws where it does not answer.
    package let run: @Sendable () async throws -> Void

    package init(name: String, run: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.run = run
    }
}
