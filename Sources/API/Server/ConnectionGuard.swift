import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Keeps a connection honest: what is not HTTP gets a problem document, what is too slow or too much is closed, and an answer that ends the
/// connection reaches its client before the connection goes.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a client may take to read the last answer of a connection.
    private static let lingering = TimeAmount.seconds(2)
    /// How long beyond a request's time its answer may be late, before the connection is closed under it.
    private static let grace = TimeAmount.seconds(5)

    private let limits: APILimits
    private let refusal: ConnectionRefusal
    private let firstLine = FirstLineWatch()
    private var state = ConnectionGuardState()
    private var stall: Scheduled<Void>?
    private var patrol: Scheduled<Void>?

    init(limits: APILimits, refusal: ConnectionRefusal) {
        self.limits = limits
        self.refusal = refusal
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // Without the watch a target beyond the parser's limit is answered like header fields beyond it: 431.
        try? context.pipeline.syncOperations.addHandler(self.firstLine, position: .first)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.stall?.cancel()
        self.patrol?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.stall?.cancel()
        self.patrol?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !self.state.isDraining else { return }
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            self.state.requestBegan(at: .now(), isLast: head.headerFields[.upgrade] != nil || head.method == .connect)
            self.startPatrol(context)
        case .body(let bytes):
            guard self.state.bodyCame(bytes.readableBytes, limit: self.limits.bodySize) else { return context.close(promise: nil) }
        case .end:
            self.state.requestEnded()
            self.firstLine.reset()
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if self.state.isDraining { return }
        guard self.state.isBetweenRequests, error is HTTPParserError else {
            return context.fireErrorCaught(error)
        }
        self.refuse(context, self.refusal(for: error))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if self.state.isDraining, case ChannelEvent.inputClosed? = event as? ChannelEvent { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        self.stall?.cancel()
        self.stall = context.channel.isWritable ? nil : self.close(context, in: TimeAmount(self.limits.idleDuration))
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch Self.unwrapOutboundIn(data) {
        case .head(let head):
            // Hummingbird's own answer to what is not HTTP: there is no request that it could belong to.
            guard !self.state.isBetweenRequests else {
                promise?.succeed(())
                return self.refuse(context, .malformed("The request is not valid HTTP."))
            }
            self.state.answerBegan(isInformational: head.status.kind == .informational, isLast: head.headerFields[.connection] == "close")
            context.write(data, promise: promise)
        case .body:
            self.state.isDraining ? promise?.succeed(()) : context.write(data, promise: promise)
        case .end:
            guard !self.state.isDraining else { promise?.succeed(()); return }
            self.state.answerEnded()
            context.write(data, promise: promise)
            if self.state.isLast { self.drain(context) }
        }
    }

    private func refusal(for error: any Error) -> Refusal {
        guard case HTTPParserError.headerOverflow? = error as? HTTPParserError else { return .malformed("The request is not valid HTTP.") }
        // The line holds the method and the version too.
        return self.firstLine.length > self.limits.targetSize + 32
            ? .targetTooLong(limit: self.limits.targetSize) : .headersTooLarge(limit: self.limits.headerSize)
    }

    private func refuse(_ context: ChannelHandlerContext, _ refusal: Refusal) {
        let answer = self.refusal.answer(refusal, remote: context.remoteAddress?.ipAddress ?? "local")
        context.write(Self.wrapOutboundOut(.head(answer.head)), promise: nil)
        context.write(Self.wrapOutboundOut(.body(answer.body)), promise: nil)
        context.write(Self.wrapOutboundOut(.end(nil)), promise: nil)
        self.drain(context)
    }

    /// Sends what is written, says that nothing more comes, and drops what still arrives: a connection that is closed with unread bytes is
    /// reset, and a reset can take the answer away from its client.
    private func drain(_ context: ChannelHandlerContext) {
        self.state.drain()
        context.flush()
        context.close(mode: .output, promise: nil)
        self.patrol?.cancel()
        self.patrol = self.close(context, in: Self.lingering)
    }

    private func close(_ context: ChannelHandlerContext, in delay: TimeAmount) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: delay) { context.close(promise: nil) }
    }

    /// Looks after the oldest request without an answer, with one timer per connection.
    private func startPatrol(_ context: ChannelHandlerContext) {
        guard self.patrol == nil else { return }
        self.schedulePatrol(context, in: TimeAmount(self.limits.requestDuration) + Self.grace)
    }

    private func schedulePatrol(_ context: ChannelHandlerContext, in delay: TimeAmount) {
        self.patrol = context.eventLoop.assumeIsolated().scheduleTask(in: delay) {
            self.patrol = nil
            let limit = TimeAmount(self.limits.requestDuration) + Self.grace
            guard let waiting = self.state.waitingSince else { return }
            let left = waiting + limit - .now()
            if left <= .zero { context.close(promise: nil) } else { self.schedulePatrol(context, in: left) }
        }
    }
}
