/// What the tasks of an application print, line by line: as fast as it is read and no faster, so nothing is kept for a slow reader and
/// nothing is lost to it.
///
/// It can be read once. Cancelling the reading task ends it.
package struct ApplicationLog: AsyncSequence, Sendable {
    package typealias Element = ApplicationLogLine
    package typealias Failure = any Error

    private let begin: @Sendable () -> AsyncIterator

    /// - Parameter lines: where the lines come from; asked for one only when the reader asks for one.
    package init<Lines: AsyncSequence & Sendable>(_ lines: Lines) where Lines.Element == ApplicationLogLine {
        self.begin = {
            var iterator = lines.makeAsyncIterator()
            return AsyncIterator { try await iterator.next(isolation: $0) }
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { self.begin() }

    /// Reads the lines one after another.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let advance: (isolated (any Actor)?) async throws -> ApplicationLogLine?

        init(_ advance: @escaping (isolated (any Actor)?) async throws -> ApplicationLogLine?) {
            self.advance = advance
        }

        package mutating func next() async throws -> ApplicationLogLine? {
            try await self.next(isolation: #isolation)
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws -> ApplicationLogLine? {
            try await self.advance(actor)
        }
    }
}
