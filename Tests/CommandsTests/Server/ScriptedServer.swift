import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server on this machine that answers as a test says: what a client does with any answer, also those that Roost never gives.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (_ request: ScriptedRequest, _ number: Int) -> ScriptedAnswer

    private let script: Script
    private let received = Mutex<[ScriptedRequest]>([])

    private init(_ script: @escaping Script) {
        self.script = script
    }

    /// The requests so far, in order.
    var requests: [ScriptedRequest] { self.received.withLock { $0 } }

    /// Runs a server for `body`, which gets its address.
    static func run<Result: Sendable>(
        _ script: @escaping Script, _ body: (_ url: String, _ server: ScriptedServer) async throws -> Result
    ) async throws -> Result {
        let server = ScriptedServer(script)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(ScriptedServerHandler { server.answer($0) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body("http://127.0.0.1:\(port)", server)) } catch { result = .failure(error) }
        try await channel.close()
        return try result.get()
    }

    private func answer(_ request: ScriptedRequest) -> ScriptedAnswer {
        let number = self.received.withLock { requests in
            requests.append(request)
            return requests.filter { $0.path == request.path && $0.method == request.method }.count
        }
        return self.script(request, number)
    }
}
