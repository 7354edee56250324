import AsyncHTTPClient
import NIOCore

/// Output of a container, task or service, frame by frame, as fast as it is read and no faster.
///
/// It can be read once. Cancelling the reading task ends the request.
public struct DockerLogs: AsyncSequence, Sendable {
    /// One piece of output.
    public typealias Element = LogFrame
    /// How reading fails.
    public typealias Failure = DockerError

    let body: HTTPClientResponse.Body
    /// Whether the output comes from a terminal, which is not multiplexed.
    let isRaw: Bool

    /// Starts to read.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: body.makeAsyncIterator(), isRaw: isRaw)
    }

    /// Reads the frames one after another.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var base: HTTPClientResponse.Body.AsyncIterator
        private let isRaw: Bool
        private var demultiplexer = LogDemultiplexer()

        init(base: HTTPClientResponse.Body.AsyncIterator, isRaw: Bool) {
            self.base = base
            self.isRaw = isRaw
        }

        /// The next frame; nil at the end of the output.
        public mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws(DockerError) -> LogFrame? {
            while true {
                if let frame = try demultiplexer.next() { return frame }
                let part: ByteBuffer?
                do {
                    part = try await base.next(isolation: actor)
                } catch {
                    throw DockerError(transport: error, during: "reading output")
                }
                guard let part else {
                    if demultiplexer.isIncomplete && !Task.isCancelled {
                        throw DockerError(.transport, "the output broke off within a frame")
                    }
                    return nil
                }
                if isRaw { return LogFrame(stream: .stdout, bytes: Array(part.readableBytesView)) }
                demultiplexer.append(part)
            }
        }
    }
}
