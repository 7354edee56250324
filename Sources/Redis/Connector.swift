internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Opens connections: transport, TLS, log-in, database.
struct Connector: Sendable {
    private let configuration: RedisConfiguration
    private let tls: NIOSSLContext?

    /// Reads the certificates when TLS is asked for.
    /// - Throws: `invalidConfiguration`
    init(_ configuration: RedisConfiguration) throws(RedisError) {
        self.configuration = configuration
        guard configuration.usesTLS else {
            self.tls = nil
            return
        }
        var settings = TLSConfiguration.makeClientConfiguration()
        if let file = configuration.certificateAuthorityFile { settings.trustRoots = .file(file) }
        do {
            self.tls = try NIOSSLContext(configuration: settings)
        } catch {
            throw RedisError(.invalidConfiguration, "the certificates for Redis cannot be read: \(error)")
        }
    }

    /// Opens a connection that is logged in and has its database selected.
    /// - Throws: `connectionFailed`
    func connect() async throws(RedisError) -> Connection {
        let connection = try await self.open()
        do {
            try await self.logIn(connection)
            return connection
        } catch {
            connection.close()
            throw error
        }
    }

    private func open() async throws(RedisError) -> Connection {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(TimeAmount(self.configuration.connectTimeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.socketOption(.so_keepalive), value: 1)
        do {
            switch self.configuration.address {
            case .host(let host, let port):
                return try await bootstrap.connect(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture { try self.initialize(channel, host: host) }
                }
            case .unixSocket(let path):
                return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connectTimeout(TimeAmount(self.configuration.connectTimeout))
                    .connect(unixDomainSocketPath: path) { channel in
                        channel.eventLoop.makeCompletedFuture { try self.initialize(channel, host: nil) }
                    }
            }
        } catch {
            throw RedisError(.connectionFailed, "Redis at \(self.configuration) cannot be reached: \(error)")
        }
    }

    private func initialize(_ channel: any Channel, host: String?) throws -> Connection {
        let handler = PipelineHandler()
        if let tls = self.tls {
            // A certificate for an IP address carries no server name to ask for.
            let name = host.flatMap { (try? SocketAddress(ipAddress: $0, port: 0)) == nil ? $0 : nil }
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
        }
        try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(ReplyDecoder()))
        try channel.pipeline.syncOperations.addHandler(handler)
        return Connection(channel: channel, handler: handler)
    }

    private func logIn(_ connection: Connection) async throws(RedisError) {
        var commands: [RedisCommand] = []
        if let password = self.configuration.password {
            commands.append(RedisCommand("AUTH", (self.configuration.username.map { [$0] } ?? []) + [password]))
        }
        if self.configuration.database != 0 { commands.append(RedisCommand("SELECT", self.configuration.database)) }
        commands.append(RedisCommand("CLIENT", "SETNAME", "roost"))
        // A server that has too many clients answers the first command with an error and hangs up; only one that stays answers this.
        commands.append(RedisCommand("PING"))
        let request = PendingReply(commands, patience: self.configuration.connectTimeout)
        connection.submit(request)
        for (command, result) in zip(commands, await request.wait()) {
            guard case .failure(let error) = result else { continue }
            // An ACL may forbid these; the name only helps operators, and any answer is a sign of life.
            if error.code == .server, ["CLIENT", "PING"].contains(command.name), error.prefix != "NOAUTH" { continue }
            throw RedisError(.connectionFailed, "\(command.name) at \(self.configuration) failed: \(error.message)", prefix: error.prefix)
        }
    }
}
