internal import NIOCore
internal import Synchronization

/// What keeps bytes from passing a relay: the accident that is planned for a request, if any, and a standstill.
final class RelayAccidents: Sendable {
    private struct State {
        var planned: (accident: RelayAccident, text: [UInt8])?
        var happened = EventRecorder<RelayAccident>()
        var isStalled = false
    }

    private let state = Mutex(State())

    /// Records the planned accident when it happens.
    var happened: EventRecorder<RelayAccident> { self.state.withLock { $0.happened } }

    func plan(_ accident: RelayAccident, to text: String) {
        self.state.withLock { state in
            state.planned = (accident, Array(text.utf8))
            state.happened = EventRecorder()
        }
    }

    func stall() { self.state.withLock { $0.isStalled = true } }

    /// One connection's way, which `close` breaks.
    func passage(close: @escaping () -> Void) -> Passage { Passage(accidents: self, close: close) }

    /// The accident for what has passed on one way.
    ///
    /// - Parameter recent: the bytes that came now, behind those of before; cut to what a text that goes on may have begun with.
    private func take(for recent: inout [UInt8]) -> RelayAccident? {
        self.state.withLock { state in
            guard let planned = state.planned else {
                recent.removeAll()
                return nil
            }
            guard recent.contains(planned.text) else {
                recent.removeFirst(max(0, recent.count + 1 - planned.text.count))
                return nil
            }
            state.planned = nil
            return planned.accident
        }
    }

    private func note(_ accident: RelayAccident) { self.happened.record(accident) }

    private var isStalled: Bool { self.state.withLock { $0.isStalled } }

    /// One connection's way, on its event loop.
    final class Passage {
        private let accidents: RelayAccidents
        private let close: () -> Void
        private var accident: RelayAccident?
        /// A request comes in pieces, cut anywhere.
        private var recent: [UInt8] = []

        fileprivate init(accidents: RelayAccidents, close: @escaping () -> Void) {
            self.accidents = accidents
            self.close = close
        }

        func passes(request: ByteBuffer) -> Bool {
            guard !self.accidents.isStalled else { return false }
            if self.accident == nil {
                self.recent += request.readableBytesView
                self.accident = self.accidents.take(for: &self.recent)
            }
            guard let accident = self.accident, accident == .requestLost else { return true }
            self.accidents.note(accident)
            self.close()
            return false
        }

        func passes(answer: ByteBuffer) -> Bool {
            guard !self.accidents.isStalled else { return false }
            guard let accident = self.accident else { return true }
            if accident == .answerLost { self.close() }
            self.accidents.note(accident)
            return false
        }
    }
}
