/// Makes HTTP requests to addresses that users chose, and to those only that an ``AddressPolicy`` permits.
///
/// The address is judged when the connection is about to be made, after the name was resolved, so that no name can mean something else in
/// between. Nothing is followed, kept or taken from the environment: no redirect, connection, cookie, proxy or credential. Certificates are
/// always verified.
public final class EgressClient: Sendable {
    private let configuration: EgressConfiguration
    private let driver: TransferDriver

    /// - Throws: ``EgressError`` `invalidConfiguration` for limits that are not positive; `libraryFailure` when memory is exhausted.
    public init(configuration: EgressConfiguration = .init()) throws(EgressError) {
        let limits = [
            configuration.maximumHeaderSize, configuration.maximumBodySize, configuration.maximumConnections,
            configuration.maximumConnectionsPerHost, configuration.maximumRequests,
        ]
        guard limits.allSatisfy({ $0 > 0 }), configuration.timeout > .zero, configuration.connectTimeout > .zero else {
            throw EgressError(.invalidConfiguration, "the limits of outbound requests have to be positive")
        }
        self.configuration = configuration
        self.driver = try TransferDriver(configuration)
    }

    /// Which addresses requests may reach.
    public var addressPolicy: AddressPolicy { AddressPolicy(allowed: self.configuration.allowed) }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Throws: ``EgressError``; an answer of any status is none.
    public func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
        let order = try TransferOrder(request, self.configuration)
        return try await self.driver.run(order)
    }

    /// What is wrong with a URL before anything is sent: to tell a user at once.
    ///
    /// That a URL passes says nothing of its host's address.
    ///
    /// - Throws: ``EgressError`` `invalidRequest` or `addressRefused`.
    public func check(url: String) throws(EgressError) {
        _ = try TargetURL(url, policy: self.addressPolicy)
    }
}
