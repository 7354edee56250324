/// A piece of output with the time and, from a service, the task that the engine put before it.
public struct LogLine: Equatable, Sendable {
    /// Where it was written to.
    public let stream: LogStream
    /// When it was written; nil when the options did not ask for it.
    public let timestamp: DockerTimestamp?
    /// Details by name, for example `com.docker.swarm.task.id`; empty when the options did not ask for them.
    public let details: [String: String]
    /// The text without the end of the line.
    public let text: [UInt8]
    /// Whether the line goes on in the next piece of the same task and stream.
    public let isPartial: Bool

    /// Takes a frame apart as the options of its request demand.
    public init(_ frame: LogFrame, options: LogOptions) {
        stream = frame.stream
        var rest = frame.bytes[...]
        if options.timestamps, let word = Self.word(of: &rest) {
            timestamp = DockerTimestamp(String(decoding: word, as: UTF8.self))
        } else {
            timestamp = nil
        }
        if options.details, let word = Self.word(of: &rest) {
            details = Self.details(String(decoding: word, as: UTF8.self))
        } else {
            details = [:]
        }
        isPartial = rest.last != UInt8(ascii: "\n")
        if !isPartial { rest.removeLast() }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        text = Array(rest)
    }

    /// Removes everything up to the first space and returns it.
    private static func word(of rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let space = rest.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let word = rest[..<space]
        rest = rest[(space + 1)...]
        return word
    }

    private static func details(_ text: String) -> [String: String] {
        var details: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if let name = parts.first { details[String(name)] = parts.count > 1 ? String(parts[1]) : "" }
        }
        return details
    }
}
