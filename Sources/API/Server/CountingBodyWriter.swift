import HTTPTypes
import Hummingbird
import NIOCore

/// Passes a streamed answer on and counts its bytes.
struct CountingBodyWriter: ResponseBodyWriter {
    var base: any ResponseBodyWriter
    let counter: ByteCounter

    @concurrent mutating func write(_ buffer: ByteBuffer) async throws {
        try await self.base.write(buffer)
        self.counter.add(buffer.readableBytes)
    }

    @concurrent consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await self.base.finish(trailingHeaders)
    }
}
