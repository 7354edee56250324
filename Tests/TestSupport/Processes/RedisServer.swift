import Foundation
import Glibc
public import Redis
import Synchronization

/// A Redis server of one test's own, on a Unix socket in a folder of its own, that the test may kill and start again.
public final class RedisServer: Sendable {
    private struct Running: Sendable {
        let processID: pid_t
        let exited: AsyncStream<Void>
    }

    private let folder: String
    private let running = Mutex<Running?>(nil)

    private let arguments: [String]

    fileprivate init(_ arguments: [String]) throws {
        self.arguments = arguments
        self.folder = "/tmp/roost-redis-" + String(UInt64.random(in: .min ... .max), radix: 16)
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: false)
    }

    /// How to reach it.
    public var configuration: RedisConfiguration {
        RedisConfiguration(address: .unixSocket(path: self.folder + "/redis.sock"))
    }

    /// Starts it without data; a client finds out by connecting.
    public func start() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/redis-server")
        process.arguments =
            [
                "--port", "0", "--unixsocket", self.folder + "/redis.sock", "--dir", self.folder, "--save", "",
                "--appendonly", "no", "--enable-debug-command", "yes",
            ] + self.arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (exited, continuation) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        self.running.withLock { $0 = Running(processID: process.processIdentifier, exited: exited) }
    }

    /// Kills it with SIGKILL and waits until it is gone.
    public func kill() async {
        let running = self.running.withLock { state in
            let running = state
            state = nil
            return running
        }
        guard let running else { return }
        _ = Glibc.kill(running.processID, SIGKILL)
        for await _ in running.exited {}
    }

    fileprivate func removeFolder() {
        try? FileManager.default.removeItem(atPath: self.folder)
    }
}

/// Starts a Redis server for one test, lends it with a running client, and removes it.
public func withRedisServer<R>(
    _ configure: (inout RedisConfiguration) -> Void = { _ in }, arguments: [String] = [],
    _ body: (_ server: RedisServer, _ client: RedisClient) async throws -> R
) async throws -> R {
    let server = try RedisServer(arguments)
    try server.start()
    do {
        var configuration = server.configuration
        configure(&configuration)
        let result = try await withRunningRedis(configuration) { client in
            try await waitUntilHealthy(client)
            return try await body(server, client)
        }
        await server.kill()
        server.removeFolder()
        return result
    } catch {
        await server.kill()
        server.removeFolder()
        throw error
    }
}

/// Waits until the server answers; each attempt itself waits for a connection.
public func waitUntilHealthy(_ client: RedisClient, within bound: Duration = .seconds(20)) async throws {
    let deadline = ContinuousClock.now + bound
    while true {
        do {
            try await client.checkHealth()
            return
        } catch {
            guard error.isRetriable, ContinuousClock.now < deadline else { throw error }
        }
    }
}
