package import APIContract
import AsyncHTTPClient
import FoundationEssentials
import NIOCore

/// The lines of a followed log, as they come; it ends when the server says that no more will come.
///
/// It throws ``ClientError``: `.unreachable` where the connection was lost, so that a caller may go on after the last `seq`.
package struct LogStream: AsyncSequence, Sendable {
    package typealias Element = LogLineView

    let body: HTTPClientResponse.Body
    /// Whether the server sends events; else each line of text is a line of the log.
    let isEventStream: Bool

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(chunks: self.body.makeAsyncIterator(), isEventStream: self.isEventStream)
    }

    /// Reads one stream, once.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private var chunks: HTTPClientResponse.Body.AsyncIterator
        private let isEventStream: Bool
        private var events = ServerSentEventParser()
        private var lines = LineSplitter()
        private var pending: [LogLineView] = []
        private var next = 0
        private var count = 0
        private var isAtEnd = false

        init(chunks: HTTPClientResponse.Body.AsyncIterator, isEventStream: Bool) {
            self.chunks = chunks
            self.isEventStream = isEventStream
        }

        package mutating func next() async throws -> LogLineView? {
            while true {
                if self.next < self.pending.count {
                    defer { self.next += 1 }
                    return self.pending[self.next]
                }
                if self.isAtEnd { return nil }
                self.pending.removeAll(keepingCapacity: true)
                self.next = 0
                try await self.fill()
            }
        }

        private mutating func fill() async throws {
            let chunk: ByteBuffer?
            do { chunk = try await self.chunks.next(isolation: #isolation) } catch { throw RoostClient.clientError(error) }
            guard let chunk else {
                self.isAtEnd = true
                if let rest = self.lines.finish() { self.append(text: rest) }
                // A followed log without its `end` was cut off.
                if self.isEventStream { throw ClientError.unreachable("the connection was lost") }
                return
            }
            if self.isEventStream {
                for event in self.events.feed(chunk.readableBytesView) { self.append(event) }
            } else {
                for line in self.lines.feed(chunk.readableBytesView) { self.append(text: line) }
            }
        }

        private mutating func append(_ event: ServerSentEvent) {
            if event.name == "end" {
                self.isAtEnd = true
            } else if let line = try? ContractJSON.decoder.decode(LogLineView.self, from: Data(event.data.utf8)) {
                self.pending.append(line)
            } else if event.name == "message" {
                self.append(text: event.data)
            }
        }

        private mutating func append(text: String) {
            self.count += 1
            self.pending.append(LogLineView(seq: self.count, at: Date(), stream: "stdout", text: text))
        }
    }
}
