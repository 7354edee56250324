import Builder
import Synchronization

/// Keeps the lines of a build and lets a test wait for one.
final class RecordingBuildLog: BuildLog {
    private struct State {
        var lines: [String] = []
        var awaited: [(text: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// All lines so far, of all streams.
    var lines: [String] { self.state.withLock { $0.lines } }
    /// All lines so far in one text.
    var text: String { self.lines.joined(separator: "\n") }

    func append(_ line: String, stream: BuildLogStream) async {
        let reached = self.state.withLock { state in
            state.lines.append(line)
            let reached = state.awaited.filter { line.contains($0.text) }
            state.awaited.removeAll { line.contains($0.text) }
            return reached
        }
        for entry in reached { entry.continuation.resume() }
    }

    /// Returns once a line contains `text`; the suite's time limit bounds it.
    func line(containing text: String) async {
        await withCheckedContinuation { continuation in
            let isThere = self.state.withLock { state in
                if state.lines.contains(where: { $0.contains(text) }) { return true }
                state.awaited.append((text, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
