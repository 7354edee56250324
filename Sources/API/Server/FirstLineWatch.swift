import NIOCore

/// Measures the first line of the request that is being read, so that a head beyond the parser's limits can be told from a target beyond
/// them.
final class FirstLineWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private(set) var length = 0
    private var isComplete = false

    /// The next bytes begin a request.
    func reset() {
        self.length = 0
        self.isComplete = false
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !self.isComplete {
            let view = Self.unwrapInboundIn(data).readableBytesView
            let end = view.firstIndex(of: UInt8(ascii: "\n"))
            self.isComplete = end != nil
            self.length += (end ?? view.endIndex) - view.startIndex
        }
        context.fireChannelRead(data)
    }
}
