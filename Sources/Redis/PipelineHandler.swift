internal import NIOCore

/// The end of a connection's channel pipeline: writes requests, hands replies to them, watches their deadlines.
///
/// After `startPushing` the connection belongs to the subscriptions: replies then go to the given closure.
final class PipelineHandler: ChannelInboundHandler {
    typealias InboundIn = RedisValue
    typealias OutboundOut = ByteBuffer

    private var machine = PipelineStateMachine<PendingReply>()
    private var context: ChannelHandlerContext?
    private var timer: (task: Scheduled<Void>, deadline: NIODeadline)?
    private var push: (@Sendable (RedisValue) -> Void)?
    private var isSilent = false
    private var failure: RedisError?

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    /// Writes requests in order, with one flush.
    func submit(_ requests: [PendingReply]) {
        guard let context = self.context else {
            for request in requests { request.fail(Self.lost) }
            return
        }
        let now = context.eventLoop.now
        for request in requests where request.outcome == nil {
            switch self.machine.submit(request, expecting: request.count, patience: request.patience, now: now) {
            case .write:
                context.write(Self.wrapOutboundOut(request.bytes), promise: nil)
                self.arm(now + request.patience)
            case .refuse(let error): request.fail(error)
            }
        }
        context.flush()
    }

    /// Ends the connection once everything outstanding is answered.
    func drain() {
        self.machine.drain()
        if self.machine.isDrained || self.push != nil { self.context?.close(promise: nil) }
    }

    /// Hands every further reply to `receive`, and probes the peer every `interval`.
    func startPushing(keepAlive interval: TimeAmount, _ receive: @escaping @Sendable (RedisValue) -> Void) {
        self.push = receive
        self.probe(every: interval)
    }

    /// Writes commands whose answers are pushed.
    func write(_ bytes: ByteBuffer) {
        self.context?.writeAndFlush(Self.wrapOutboundOut(bytes), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let value = Self.unwrapInboundIn(data)
        self.isSilent = false
        if let push = self.push { return push(value) }
        switch self.machine.received(value) {
        case .none: break
        case .complete(let request, let replies): request.succeed(replies)
        case .unexpected: self.abort(context, RedisError(.protocolError, "the server sent a reply that nothing asked for"))
        }
        if self.machine.isDrained { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.timer?.task.cancel()
        self.timer = nil
        for (request, replies) in self.machine.close(self.failure ?? Self.lost) {
            request.fail(self.failure ?? Self.lost, after: replies)
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.abort(context, error as? RedisError ?? RedisError(.connectionLost, "\(error)", mayHaveExecuted: true))
    }

    private func abort(_ context: ChannelHandlerContext, _ error: RedisError) {
        self.failure = self.failure ?? error
        context.close(promise: nil)
    }

    private func arm(_ deadline: NIODeadline) {
        if let timer = self.timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        guard let loop = self.context?.eventLoop else { return }
        let task = loop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerFired() }
        self.timer = (task, deadline)
    }

    private func timerFired() {
        self.timer = nil
        guard let context = self.context else { return }
        let action = self.machine.expire(now: context.eventLoop.now)
        for (request, replies) in action.timedOut {
            request.fail(RedisError(.timeout, "no answer in time", mayHaveExecuted: true), after: replies)
        }
        if action.mustClose {
            self.abort(context, RedisError(.connectionLost, "the server is silent", mayHaveExecuted: true))
        } else if let deadline = action.nextDeadline {
            self.arm(deadline)
        }
    }

    private func probe(every interval: TimeAmount) {
        guard let context = self.context, context.channel.isActive else { return }
        if self.isSilent { return self.abort(context, RedisError(.connectionLost, "the server is silent")) }
        self.isSilent = true
        var ping = ByteBuffer()
        RedisCommand("PING").encode(into: &ping)
        self.write(ping)
        context.eventLoop.assumeIsolated().scheduleTask(in: interval) { self.probe(every: interval) }
    }

    private static let lost = RedisError(.connectionLost, "the connection to Redis broke", mayHaveExecuted: true)
}
