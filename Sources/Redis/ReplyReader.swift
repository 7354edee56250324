internal import CHiredis

/// The owner of one hiredis reader: bytes in, replies out.
///
/// hiredis parses; each of its replies is turned into a `RedisValue` and freed before the next is asked for. Its
/// nesting limit (8 levels) surfaces as a protocol error.
@safe struct ReplyReader: ~Copyable {
    private let raw: UnsafeMutablePointer<redisReader>

    /// Creates a reader.
    /// - Throws: `protocolError` when memory is exhausted
    init() throws(RedisError) {
        guard let raw = unsafe redisReaderCreate() else {
            throw RedisError(.protocolError, "the reply reader could not be created")
        }
        unsafe self.raw = raw
    }

    deinit {
        unsafe redisReaderFree(self.raw)
    }

    /// Takes bytes off the wire; hiredis copies them.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(RedisError) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        let text = unsafe base.assumingMemoryBound(to: CChar.self)
        guard unsafe redisReaderFeed(self.raw, text, bytes.count) == REDIS_OK else {
            throw Self.failure
        }
    }

    /// The next complete reply, or `nil` when more bytes are needed.
    mutating func next() throws(RedisError) -> RedisValue? {
        var reply: UnsafeMutableRawPointer?
        guard unsafe redisReaderGetReply(self.raw, &reply) == REDIS_OK else { throw Self.failure }
        guard let reply = unsafe reply else { return nil }
        defer { unsafe freeReplyObject(reply) }
        return unsafe Self.convert(reply.assumingMemoryBound(to: redisReply.self))
    }

    private static var failure: RedisError {
        RedisError(.protocolError, "the server sent bytes that are not RESP2", mayHaveExecuted: true)
    }

    private static func convert(_ reply: UnsafeMutablePointer<redisReply>) -> RedisValue {
        switch unsafe reply.pointee.type {
        case REDIS_REPLY_INTEGER: return unsafe .integer(reply.pointee.integer)
        case REDIS_REPLY_STRING: return unsafe .bulk(Array(Self.bytes(of: reply)))
        case REDIS_REPLY_STATUS: return unsafe .simple(String(decoding: Self.bytes(of: reply), as: UTF8.self))
        case REDIS_REPLY_ERROR:
            return unsafe .error(RedisServerError(text: String(decoding: Self.bytes(of: reply), as: UTF8.self)))
        case REDIS_REPLY_ARRAY:
            let count = unsafe Int(reply.pointee.elements)
            var values: [RedisValue] = []
            values.reserveCapacity(count)
            for index in 0..<count {
                guard let element = unsafe reply.pointee.element?[index] else { return .null }
                unsafe values.append(Self.convert(element))
            }
            return .array(values)
        default: return .null
        }
    }

    private static func bytes(of reply: UnsafeMutablePointer<redisReply>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: reply.pointee.str, count: Int(reply.pointee.len))
    }
}
