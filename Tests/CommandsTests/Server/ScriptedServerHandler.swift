import NIOCore
import NIOHTTP1

/// One connection of the scripted server.
final class ScriptedServerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: (ScriptedRequest) -> ScriptedAnswer
    private var head: HTTPRequestHead?
    private var body = ""

    init(_ answer: @escaping (ScriptedRequest) -> ScriptedAnswer) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            self.body = ""
        case .body(let part): self.body += String(buffer: part)
        case .end:
            guard let head = self.head else { return }
            let request = ScriptedRequest(
                method: head.method.rawValue, path: head.uri,
                headers: Dictionary(head.headers.map { ($0.name, $0.value) }) { first, _ in first }, body: self.body)
            self.send(self.answer(request), context)
        }
    }

    private func send(_ answer: ScriptedAnswer, _ context: ChannelHandlerContext) {
        switch answer {
        case .drop: context.close(promise: nil)
        case .json(let status, let text, let headers):
            var fields = HTTPHeaders([("Content-Type", "application/json"), ("Content-Length", String(text.utf8.count))])
            for (name, value) in headers { fields.replaceOrAdd(name: name, value: value) }
            self.write(status, fields, [text], context)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
        case .stream(let type, let pieces, let isComplete):
            self.write(200, HTTPHeaders([("Content-Type", type), ("Transfer-Encoding", "chunked")]), pieces, context)
            if isComplete {
                context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
            } else {
                context.close(promise: nil)
            }
        }
    }

    private func write(_ status: Int, _ headers: HTTPHeaders, _ pieces: [String], _ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        for piece in pieces {
            context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: piece)))), promise: nil)
        }
    }
}
