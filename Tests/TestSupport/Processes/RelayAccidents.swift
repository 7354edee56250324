internal import NIOCore
internal import Synchronization

/// The accident that is planned for a request through a relay, if any, and whether it has happened.
final class RelayAccidents: Sendable {
    private struct State {
        var planned: (accident: RelayAccident, text: String)?
        var hasHappened = false
    }

    private let state = Mutex(State())

    var hasHappened: Bool { self.state.withLock { $0.hasHappened } }

    func plan(_ accident: RelayAccident, to text: String) {
        self.state.withLock { $0 = State(planned: (accident, text)) }
    }

    /// One connection's way, which `close` breaks.
    func passage(close: @escaping () -> Void) -> Passage { Passage(accidents: self, close: close) }

    private func take(for request: ByteBuffer) -> RelayAccident? {
        self.state.withLock { state in
            guard let planned = state.planned, String(decoding: request.readableBytesView, as: UTF8.self).contains(planned.text) else {
                return nil
            }
            state.planned = nil
            return planned.accident
        }
    }

    private func note() { self.state.withLock { $0.hasHappened = true } }

    /// One connection's way, on its event loop.
    final class Passage {
        private let accidents: RelayAccidents
        private let close: () -> Void
        private var accident: RelayAccident?

        fileprivate init(accidents: RelayAccidents, close: @escaping () -> Void) {
            self.accidents = accidents
            self.close = close
        }

        func passes(request: ByteBuffer) -> Bool {
            if self.accident == nil { self.accident = self.accidents.take(for: request) }
            guard self.accident == .requestLost else { return true }
            self.accidents.note()
            self.close()
            return false
        }

        func passes(answer: ByteBuffer) -> Bool {
            guard let accident = self.accident else { return true }
            if accident == .answerLost { self.close() }
            self.accidents.note()
            return false
        }
    }
}
