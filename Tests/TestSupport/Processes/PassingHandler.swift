internal import NIOCore

/// Passes bytes, and each end of them, on to another channel, unless they meet with something on the way.
final class PassingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel
    private let passes: (ByteBuffer) -> Bool

    /// - Parameter passes: whether bytes are passed on.
    init(to other: any Channel, passes: @escaping (ByteBuffer) -> Bool = { _ in true }) {
        self.other = other
        self.passes = passes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = self.unwrapInboundIn(data)
        if self.passes(bytes) { self.other.writeAndFlush(bytes, promise: nil) }
    }

    /// What this side does not take is left with whom it comes from.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        self.other.setOption(ChannelOptions.autoRead, value: context.channel.isWritable).whenFailure { _ in }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { self.other.close(mode: .output, promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) { self.other.close(promise: nil) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
