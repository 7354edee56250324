internal import NIOCore

/// A command with its arguments.
///
/// It is sent as a RESP array of binary-safe strings; there is no format string, so no argument can become syntax.
public struct RedisCommand: Sendable {
    /// The command's name, such as `GET`.
    public let name: String
    /// The arguments after the name.
    public let arguments: [any RedisArgument]

    /// Creates a command.
    public init(_ name: String, _ arguments: [any RedisArgument] = []) {
        self.name = name
        self.arguments = arguments
    }

    /// Creates a command.
    public init(_ name: String, _ arguments: any RedisArgument...) {
        self.init(name, arguments)
    }
}

extension RedisCommand {
    /// Appends the wire form.
    func encode(into buffer: inout ByteBuffer) {
        buffer.writeString("*\(self.arguments.count + 1)\r\n")
        Self.encode(.text(self.name), into: &buffer)
        for argument in self.arguments {
            Self.encode(argument.redisArgument, into: &buffer)
        }
    }

    private static func encode(_ value: RedisArgumentValue, into buffer: inout ByteBuffer) {
        switch value {
        case .text(let text):
            buffer.writeString("$\(text.utf8.count)\r\n")
            buffer.writeString(text)
        case .bytes(let bytes):
            buffer.writeString("$\(bytes.count)\r\n")
            buffer.writeBytes(bytes)
        case .integer(let number):
            let text = String(number)
            buffer.writeString("$\(text.utf8.count)\r\n")
            buffer.writeString(text)
        }
        buffer.writeString("\r\n")
    }
}
