import Builder
import TestSupport

/// Keeps the lines of a build and lets a test wait for one.
final class RecordingBuildLog: BuildLog {
    private let recorder = EventRecorder<String>()

    /// All lines so far, of all streams.
    var lines: [String] { self.recorder.events }
    /// All lines so far in one text.
    var text: String { self.lines.joined(separator: "\n") }

    func append(_ line: String, stream: BuildLogStream) async { self.recorder.record(line) }

    /// Returns once a line contains `text`; the suite's time limit bounds it.
    func line(containing text: String) async {
        await self.recorder.wait { $0.contains { $0.contains(text) } }
    }
}
