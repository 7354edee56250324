internal import NIOCore

/// Turns the bytes of a connection into replies.
final class ReplyDecoder: ByteToMessageDecoder {
    typealias InboundOut = RedisValue

    private var reader: ReplyReader

    init() throws(RedisError) {
        self.reader = try ReplyReader()
    }

    func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        // hiredis keeps partial replies itself, so NIO's buffer is always emptied.
        try unsafe buffer.readWithUnsafeReadableBytes { bytes in
            unsafe try self.reader.feed(bytes)
            return bytes.count
        }
        while let value = try self.reader.next() {
            context.fireChannelRead(Self.wrapInboundOut(value))
        }
        return .needMoreData
    }

    func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) throws -> DecodingState {
        try self.decode(context: context, buffer: &buffer)
    }
}
