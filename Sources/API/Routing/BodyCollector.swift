import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Gathers the body of an answer instead of sending it.
struct BodyCollector: ResponseBodyWriter {
    private final class Buffer: Sendable {
        let bytes = Mutex(ByteBuffer())
    }

    private let buffer = Buffer()

    /// The whole body.
    static func collect(_ body: ResponseBody) async throws -> ByteBuffer {
        let collector = Self()
        try await body.write(collector)
        return collector.buffer.bytes.withLock { $0 }
    }

    func write(_ buffer: ByteBuffer) async throws {
        self.buffer.bytes.withLock { bytes in
            _ = bytes.writeImmutableBuffer(buffer)
        }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
