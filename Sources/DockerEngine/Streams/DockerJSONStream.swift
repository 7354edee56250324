import AsyncHTTPClient
import NIOCore

/// A stream of JSON values, one per line: events, statistics, progress.
///
/// It can be read once. Cancelling the reading task ends the request.
public struct DockerJSONStream<Element: Decodable & Sendable>: AsyncSequence, Sendable {
    /// How reading fails.
    public typealias Failure = DockerError

    let body: HTTPClientResponse.Body

    /// Starts to read.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: body.makeAsyncIterator())
    }

    /// Reads the values one after another.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var base: HTTPClientResponse.Body.AsyncIterator
        private var splitter = LineSplitter()
        private var isAtEnd = false

        init(base: HTTPClientResponse.Body.AsyncIterator) {
            self.base = base
        }

        /// The next value; nil at the end of the stream.
        public mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws(DockerError) -> Element? {
            while true {
                if let line = isAtEnd ? splitter.rest() : splitter.next() {
                    return try DockerJSON.decode(Element.self, from: line)
                }
                if isAtEnd { return nil }
                do {
                    if let part = try await base.next(isolation: actor) {
                        try splitter.append(part)
                    } else {
                        isAtEnd = true
                        // What a cancelled reading left behind is half a value.
                        if Task.isCancelled { return nil }
                    }
                } catch {
                    throw DockerError(transport: error, during: "reading a stream")
                }
            }
        }
    }
}
