internal import Egress

/// A provider's description, asked for when it is needed and too old.
actor MetadataCache {
    private let configuration: OIDCConfiguration
    private let connection: ProviderConnection
    private let clock: LoginClock
    private var current: (metadata: ProviderMetadata, at: ContinuousClock.Instant)?
    /// One question for all who wait; a task of its own, because none of their cancellations may end it for the others.
    private var question: Task<Result<ProviderMetadata, OIDCError>, Never>?

    init(_ configuration: OIDCConfiguration, _ connection: ProviderConnection, _ clock: LoginClock) {
        self.configuration = configuration
        self.connection = connection
        self.clock = clock
    }

    /// The description; one that is too old while the provider cannot be asked.
    ///
    /// - Throws: ``OIDCError`` `providerUnavailable` or `providerMisconfigured`.
    func metadata() async throws(OIDCError) -> ProviderMetadata {
        if let current, self.clock.instant() - current.at < self.configuration.refreshInterval { return current.metadata }
        let question = self.question ?? self.ask()
        self.question = question
        let answer = await question.value
        if self.question == question { self.take(answer) }
        if case .failure(let error) = answer, error.code == .providerUnavailable, let current { return current.metadata }
        return try answer.get()
    }

    private func take(_ answer: Result<ProviderMetadata, OIDCError>) {
        self.question = nil
        switch answer {
        case .success(let metadata): self.current = (metadata, self.clock.instant())
        // What it says of itself now is not what it has to be: nobody signs in by what it said before.
        case .failure(let error) where error.code == .providerMisconfigured: self.current = nil
        case .failure: break
        }
    }

    private func ask() -> Task<Result<ProviderMetadata, OIDCError>, Never> {
        let (configuration, connection) = (self.configuration, self.connection)
        return Task {
            do throws(OIDCError) {
                let metadata = try await connection.get(ProviderURL.discovery(of: configuration.issuer), as: ProviderMetadata.self)
                try metadata.check(configuration)
                return .success(metadata)
            } catch {
                return .failure(error)
            }
        }
    }
}
