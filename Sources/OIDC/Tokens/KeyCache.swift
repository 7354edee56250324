internal import Egress

/// A provider's keys: asked for when they are needed and too old, and once in an interval when a token names one that is not among them.
actor KeyCache {
    private let configuration: OIDCConfiguration
    private let connection: ProviderConnection
    private let clock: LoginClock
    private var current: (keys: KeySet, url: String, at: ContinuousClock.Instant)?
    private var lastSearch: ContinuousClock.Instant?
    /// One question for all who wait; a task of its own, because none of their cancellations may end it for the others.
    private var question: Task<Result<KeySet, OIDCError>, Never>?

    init(_ configuration: OIDCConfiguration, _ connection: ProviderConnection, _ clock: LoginClock) {
        self.configuration = configuration
        self.connection = connection
        self.clock = clock
    }

    /// The key that a token names.
    ///
    /// Tokens with invented names would else make this server ask the provider as often as anybody likes; so an unknown name is looked for
    /// once in ``OIDCConfiguration/keySearchInterval``. A provider that has new keys is asked at once by the first who brings one.
    ///
    /// - Throws: ``OIDCError`` `invalidToken` where the provider has no such key; `providerUnavailable`.
    func key(id: String?, algorithm: String, from url: String) async throws(OIDCError) -> ProviderKey {
        if let key = try await self.keys(from: url).key(id: id, algorithm: algorithm) { return key }
        // Somebody else's question may be under way, for the same new key.
        if self.question != nil || self.maySearch() {
            if let key = try await self.ask(url).key(id: id, algorithm: algorithm) { return key }
        }
        throw OIDCError(.invalidToken, "the ID token is signed with a key that the provider does not have")
    }

    private func keys(from url: String) async throws(OIDCError) -> KeySet {
        if let current, current.url == url, self.clock.instant() - current.at < self.configuration.refreshInterval { return current.keys }
        do throws(OIDCError) {
            return try await self.ask(url)
        } catch {
            // Keys do not get worse because the provider is away.
            guard let current, current.url == url else { throw error }
            return current.keys
        }
    }

    private func maySearch() -> Bool {
        let now = self.clock.instant()
        if let lastSearch, now - lastSearch < self.configuration.keySearchInterval { return false }
        self.lastSearch = now
        return true
    }

    private func ask(_ url: String) async throws(OIDCError) -> KeySet {
        let question = self.question ?? self.newQuestion(url)
        self.question = question
        let answer = await question.value
        if self.question == question {
            self.question = nil
            if case .success(let keys) = answer { self.current = (keys, url, self.clock.instant()) }
        }
        return try answer.get()
    }

    private func newQuestion(_ url: String) -> Task<Result<KeySet, OIDCError>, Never> {
        let connection = self.connection
        return Task {
            do throws(OIDCError) {
                return .success(try await connection.get(url, as: KeySet.self))
            } catch {
                return .failure(error)
            }
        }
    }
}
