/// Hands mails to the mail server that an operator named.
///
/// The server may have any address: nobody but the operator chooses it. Each mail has a connection of its own, which is encrypted, but for
/// servers of this machine, and every certificate is verified.
public final class MailClient: Sendable {
    private let configuration: MailConfiguration
    private let driver: TransferDriver

    /// - Throws: ``EgressError`` `libraryFailure` when memory is exhausted.
    public init(configuration: MailConfiguration) throws(EgressError) {
        self.configuration = configuration
        var limits = EgressConfiguration()
        limits.maximumConnections = configuration.maximumConnections
        limits.maximumConnectionsPerHost = configuration.maximumConnections
        self.driver = try TransferDriver(limits)
    }

    /// Hands a mail over; the server answers for it from then on.
    ///
    /// - Throws: ``EgressError``: `rejected` where another try brings nothing, `deferred` where the server says that it may. After
    ///   `connectionLost` and `timeout` the mail may have been taken.
    public func send(_ message: MailMessage) async throws(EgressError) {
        let order = MailOrder(server: self.configuration, message: message, timeout: self.configuration.timeout)
        _ = try await self.driver.run(order)
    }

    /// Connects, encrypts, signs in, and says nothing more (NOOP).
    ///
    /// - Parameter timeout: how long that may take in all; as long as a mail without.
    /// - Throws: ``EgressError``
    public func check(within timeout: Duration? = nil) async throws(EgressError) {
        let longest = min(timeout ?? self.configuration.timeout, self.configuration.timeout)
        _ = try await self.driver.run(MailOrder(server: self.configuration, message: nil, timeout: longest))
    }
}
