import Builder
import Synchronization

/// Keeps what it is given.
final class CollectingLog: BuildLog {
    struct Line: Hashable {
        let text: String
        let stream: BuildLogStream
    }

    private let collected = Mutex<[Line]>([])

    var lines: [Line] { self.collected.withLock { $0 } }

    func append(_ line: String, stream: BuildLogStream) async {
        self.collected.withLock { $0.append(Line(text: line, stream: stream)) }
    }
}
