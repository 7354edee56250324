/// Where Redis is and how the client talks to it.
public struct RedisConfiguration: Sendable {
    /// Where the server listens.
    public enum Address: Sendable, Hashable {
        /// A TCP endpoint.
        case host(String, port: Int)
        /// A Unix domain socket.
        case unixSocket(path: String)
    }

    /// Where the server listens.
    public var address: Address
    /// The ACL user; `nil` is the default user.
    public var username: String?
    /// The password; `nil` sends no `AUTH`.
    public var password: String?
    /// The database number.
    ///
    /// Default is 0.
    public var database = 0
    /// Whether TLS is spoken.
    ///
    /// Set by `rediss://`.
    public var usesTLS = false
    /// A PEM file of the authorities to trust instead of the system's.
    public var certificateAuthorityFile: String?
    /// How long one attempt to connect may take.
    ///
    /// Default is 5 s.
    public var connectTimeout: Duration = .seconds(5)
    /// How long a command waits for its answer.
    ///
    /// Default is 2 s.
    public var commandTimeout: Duration = .seconds(2)
    /// How long a command waits for a connection while there is none.
    ///
    /// Default is 1 s.
    public var connectionWait: Duration = .seconds(1)
    /// How many pipelined connections stand beside the subscriptions' one.
    ///
    /// Default is 1.
    public var connections = 1
    /// The shortest and longest pause between attempts to connect.
    ///
    /// Default is 50 ms to 5 s.
    public var reconnectDelay: ClosedRange<Duration> = .milliseconds(50) ... .seconds(5)
    /// How often the subscriptions' connection is probed.
    ///
    /// Default is 5 s.
    public var keepAliveInterval: Duration = .seconds(5)
    /// How many messages a subscriber may lag behind before it is cut off.
    ///
    /// Default is 4096.
    public var subscriberBuffer = 4096

    /// Creates a configuration for an address, with the defaults.
    public init(address: Address) {
        self.address = address
    }
}
