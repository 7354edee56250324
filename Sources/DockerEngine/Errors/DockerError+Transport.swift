import AsyncHTTPClient

extension DockerError {
    /// What a failure below HTTP means.
    init(transport error: any Error, during name: String) {
        switch error {
        case let error as DockerError: self = error
        case is CancellationError: self.init(.cancelled, name)
        case let error as HTTPClientError where Self.timeouts.contains(error): self.init(.timeout, "\(name): \(error)")
        case let error as HTTPClientError where error == .cancelled: self.init(.cancelled, name)
        default: self.init(.transport, "\(name): \(error)")
        }
    }

    private static let timeouts: [HTTPClientError] = [
        .connectTimeout, .deadlineExceeded, .readTimeout, .writeTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout,
    ]
}
