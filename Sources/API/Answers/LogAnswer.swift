import APIContract
import FoundationEssentials
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// A log: plain text, or server-sent events where the client asks for them.
///
/// It ends when the log does, when the client goes away and when the server shuts down.
package struct LogAnswer: RouteAnswer {
    package static var mediaTypes: [String] { ["text/plain", "text/event-stream", "application/problem+json"] }
    package static var isStreaming: Bool { true }
    package static var schema: (any Any.Type)? { LogLineView.self }

    private let start: Int
    private let next: @Sendable (Int) async throws -> LogBatch

    /// - Parameters:
    ///   - start: the sequence number of the last line that the client has; 0 for none.
    ///   - next: gives the lines after a sequence number; it waits a while for the first one, and then gives none.
    package init(after start: Int, next: @escaping @Sendable (Int) async throws -> LogBatch) {
        self.start = start
        self.next = next
    }

    package func response(for scope: RequestScope) throws -> Response {
        let isEvents = MediaRange.names(scope.request.headers[.accept], "text/event-stream")
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
                    // The client is gone or the server ends: what was sent is all there is.
                }
                try await output.finish(nil)
            })
    }

    private func write(to output: inout any ResponseBodyWriter, isEvents: Bool) async throws {
        var last = self.start
        while true {
            let after = last
            let batch = try await cancelWhenGracefulShutdown { try await self.next(after) }
            var bytes = ByteBuffer()
            for line in batch.lines {
                isEvents ? try Self.append(event: line, to: &bytes) : Self.append(text: line, to: &bytes)
                last = max(last, line.seq)
            }
            // A comment keeps the connection alive, and shows whether somebody still listens.
            if isEvents, batch.lines.isEmpty, !batch.isEnd { bytes.writeStaticString(":\n\n") }
            if bytes.readableBytes > 0 { try await output.write(bytes) }
            if batch.isEnd || Task.isShuttingDownGracefully { return }
        }
    }

    private static func append(text line: LogLineView, to bytes: inout ByteBuffer) {
        bytes.writeString(line.text)
        bytes.writeStaticString("\n")
    }

    private static func append(event line: LogLineView, to bytes: inout ByteBuffer) throws {
        bytes.writeString("id: \(line.seq)\ndata: ")
        bytes.writeBytes(try ContractJSON.encoder.encode(line))
        bytes.writeStaticString("\n\n")
    }
}
