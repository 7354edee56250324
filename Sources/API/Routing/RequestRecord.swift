package import ControlPlane
package import Model
import Synchronization
package import Telemetry

/// What becomes known of a request on its way: what its log line and its answer's header fields tell.
package final class RequestRecord: Sendable {
    package struct State: Sendable {
        package var traceID: TraceID?
        /// The address of who makes it, where proxies that are trusted tell another one than the connection's.
        package var client: String?
        package var caller: Caller?
        package var rate: RateDecision?
        /// How much of the body was read, in bytes.
        package var received = 0
        /// What was decided against the caller.
        package let decision = DecisionNote()
    }

    private let state = Mutex(State())

    package var current: State { self.state.withLock { $0 } }

    package func update(_ change: (inout State) -> Void) {
        self.state.withLock { change(&$0) }
    }
}
