import APIContract
import FoundationEssentials
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// A log: plain text, or server-sent events for who follows it.
///
/// It ends when the log does, when the client goes away and when the server shuts down. The end of the log itself is told by an event of
/// its own, `end`, so that a broken connection is not taken for it.
package struct LogAnswer: RouteAnswer {
    package static var mediaTypes: [String] { ["text/plain", "text/event-stream", "application/problem+json"] }
    package static var isStreaming: Bool { true }
    package static var schema: (any Any.Type)? { LogLineView.self }

    private let isFollowed: Bool
    private let produce: @concurrent @Sendable (LogSink) async throws -> Void

    /// - Parameter produce: hands over what there is, as it comes, and returns when the log or the server ends.
    package init(isFollowed: Bool, _ produce: @escaping @concurrent @Sendable (LogSink) async throws -> Void) {
        self.isFollowed = isFollowed
        self.produce = produce
    }

    package func response(for scope: RequestScope) throws -> Response {
        let accept = scope.request.headers[.accept]
        let isEvents = self.isFollowed ? MediaRange.accepts(accept, ["text/event-stream"]) : !MediaRange.accepts(accept, ["text/plain"])
        let headers: HTTPFields = [.contentType: isEvents ? "text/event-stream" : "text/plain; charset=utf-8"]
        if scope.isHead { return Response(status: .ok, headers: headers) }
        let request = scope.request
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                var output = writer
                do {
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await self.write(to: &output, isEvents: isEvents)
                    }
                } catch is CancellationError {
                    // The client is gone: what was sent is all there is.
                }
                try await output.finish(nil)
            })
    }

    @concurrent private func write(to output: inout any ResponseBodyWriter, isEvents: Bool) async throws {
        try await self.produce { batch in
            var bytes = ByteBuffer()
            for line in batch.lines {
                if isEvents { try Self.append(event: line, to: &bytes) } else { Self.append(text: line, to: &bytes) }
            }
            if isEvents {
                // A comment keeps the connection alive, and shows whether somebody still listens.
                if batch.isEnd {
                    bytes.writeStaticString("event: end\ndata: {}\n\n")
                } else if batch.lines.isEmpty {
                    bytes.writeStaticString(":\n\n")
                }
            }
            if bytes.readableBytes > 0 { try await output.write(bytes) }
        }
    }

    private static func append(text line: LogLineView, to bytes: inout ByteBuffer) {
        bytes.writeString(line.text)
        bytes.writeStaticString("\n")
    }

    private static func append(event line: LogLineView, to bytes: inout ByteBuffer) throws {
        bytes.writeString("id: \(line.seq)\ndata: ")
        bytes.writeImmutableBuffer(try AnswerJSON.bytes(line))
        bytes.writeStaticString("\n\n")
    }
}
