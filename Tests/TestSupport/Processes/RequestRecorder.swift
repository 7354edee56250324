internal import NIOCore
internal import NIOPosix

/// A server that refuses every request with 404 and keeps their heads, as they came.
public struct RequestRecorder: Sendable {
    /// Where it listens on 127.0.0.1.
    public let port: Int
    private let recorder: EventRecorder<String>

    /// The address that it answers at.
    public var url: String { "http://127.0.0.1:\(self.port)" }
    /// The heads of the requests that came so far, lines and header fields.
    public var heads: [String] { self.recorder.events }

    init(port: Int, recorder: EventRecorder<String>) {
        self.port = port
        self.recorder = recorder
    }
}

/// Lends a server that keeps what it is asked, and ends it afterwards.
public func withRequestRecorder<R>(_ body: (RequestRecorder) async throws -> R) async throws -> R {
    let recorder = EventRecorder<String>()
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(RecordingHandler(recorder)) }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    guard let port = channel.localAddress?.port else { throw DockerLabError(description: "the recorder has no port") }
    do {
        let result = try await body(RequestRecorder(port: port, recorder: recorder))
        try await channel.close()
        return result
    } catch {
        try? await channel.close()
        throw error
    }
}

private final class RecordingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let recorder: EventRecorder<String>
    private var text = ""

    init(_ recorder: EventRecorder<String>) {
        self.recorder = recorder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.text += String(buffer: self.unwrapInboundIn(data))
        guard let end = self.text.firstRange(of: "\r\n\r\n") else { return }
        self.recorder.record(String(self.text[..<end.lowerBound]))
        self.text = ""
        let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        context.close(mode: .output, promise: nil)
    }
}
