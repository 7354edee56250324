import Foundation
import Logging
import Synchronization
import Telemetry

/// Keeps the lines that are logged, as they are written.
final class CapturedLog: LogSink {
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let metadata: [String: String]
    }

    private let state = Mutex<[Line]>([])

    var lines: [Line] { self.state.withLock { $0 } }
    var requests: [Line] { self.lines.filter { $0.message == "request" } }

    var logger: Logger {
        Logger(label: "test") { JSONLogHandler(label: $0, sink: self) }
    }

    func write(_ line: [UInt8], mayWait: Bool) {
        let fields = (try? JSONDecoder().decode([String: String].self, from: Data(line))) ?? ["message": "not a line of log: \(line)"]
        let line = Line(
            level: fields["level"].flatMap(Logger.Level.init(rawValue:)) ?? .critical, message: fields["message"] ?? "",
            metadata: fields.filter { !["time", "level", "label", "message"].contains($0.key) })
        self.state.withLock { $0.append(line) }
    }
}
