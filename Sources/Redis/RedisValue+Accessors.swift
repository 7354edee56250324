extension RedisValue {
    /// Whether this is the null reply.
    public var isNull: Bool { self == .null }

    /// The value as a 64-bit integer; decimal strings count.
    /// - Throws: `unexpectedReply`
    public func integer() throws(RedisError) -> Int64 {
        switch self {
        case .integer(let value): return value
        case .simple(let text):
            guard let value = Int64(text) else { throw self.mismatch("an integer") }
            return value
        case .bulk(let bytes):
            guard let value = Int64(String(decoding: bytes, as: UTF8.self)) else { throw self.mismatch("an integer") }
            return value
        default: throw self.mismatch("an integer")
        }
    }

    /// The value as text.
    /// - Throws: `unexpectedReply`, also for bytes that are not UTF-8
    public func string() throws(RedisError) -> String {
        switch self {
        case .simple(let text): return text
        case .bulk(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else { throw self.mismatch("UTF-8 text") }
            return text
        case .integer(let value): return String(value)
        default: throw self.mismatch("text")
        }
    }

    /// The value as text, or `nil` for the null reply.
    /// - Throws: `unexpectedReply`
    public func optionalString() throws(RedisError) -> String? {
        if case .null = self { return nil }
        return try self.string()
    }

    /// The value as bytes.
    /// - Throws: `unexpectedReply`
    public func bytes() throws(RedisError) -> [UInt8] {
        switch self {
        case .bulk(let bytes): return bytes
        case .simple(let text): return Array(text.utf8)
        default: throw self.mismatch("bytes")
        }
    }

    /// The value as bytes, or `nil` for the null reply.
    /// - Throws: `unexpectedReply`
    public func optionalBytes() throws(RedisError) -> [UInt8]? {
        if case .null = self { return nil }
        return try self.bytes()
    }

    /// The elements of an array reply.
    /// - Throws: `unexpectedReply`
    public func array() throws(RedisError) -> [RedisValue] {
        guard case .array(let values) = self else { throw self.mismatch("an array") }
        return values
    }

    /// The elements of an array reply as text.
    /// - Throws: `unexpectedReply`
    public func strings() throws(RedisError) -> [String] {
        var texts: [String] = []
        for value in try self.array() { texts.append(try value.string()) }
        return texts
    }

    /// An array of alternating names and values, as `HGETALL` answers, as a dictionary; the last of equal names wins.
    /// - Throws: `unexpectedReply`
    public func dictionary() throws(RedisError) -> [String: RedisValue] {
        let values = try self.array()
        guard values.count.isMultiple(of: 2) else { throw self.mismatch("pairs") }
        var result: [String: RedisValue] = [:]
        for index in stride(from: 0, to: values.count, by: 2) {
            result[try values[index].string()] = values[index + 1]
        }
        return result
    }

    /// The elements of an array reply, of which there must be at least `count`.
    /// - Throws: `unexpectedReply`
    public func array(atLeast count: Int) throws(RedisError) -> [RedisValue] {
        let values = try self.array()
        guard values.count >= count else { throw self.mismatch("an array of at least \(count)") }
        return values
    }

    private func mismatch(_ expected: String) -> RedisError {
        RedisError(.unexpectedReply, "the reply is \(self.kind), expected \(expected)", mayHaveExecuted: true)
    }

    private var kind: String {
        switch self {
        case .null: "null"
        case .integer: "an integer"
        case .simple: "a status"
        case .bulk: "a string"
        case .array: "an array"
        case .error(let error): "an error (\(error.prefix))"
        }
    }
}
