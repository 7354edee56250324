import APIContract
import FoundationEssentials
import Synchronization

/// The frame that the log's reader and the poller share; only the poller draws.
final class ProgressBoard: Sendable {
    private struct State {
        var frame: ProgressFrame
        var painter = ScreenPainter()
        var lastSequence: Int?
    }

    private let state: Mutex<State>

    init(_ frame: ProgressFrame) {
        self.state = Mutex(State(frame: frame))
    }

    /// The number of the last line of the log that was taken in.
    var lastSequence: Int? { self.state.withLock { $0.lastSequence } }

    func append(_ line: LogLineView) {
        self.state.withLock { state in
            state.frame.append(logLine: line.text)
            state.lastSequence = line.seq
        }
    }

    func update(_ deployment: DeploymentView, now: Date) {
        self.state.withLock { $0.frame.update(deployment, now: now) }
    }

    /// The characters that bring the terminal up to date.
    func draw(now: Date) -> String {
        self.state.withLock { state in
            let lines = state.frame.lines(now: now)
            return state.painter.frame(lines)
        }
    }
}
