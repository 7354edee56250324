import Synchronization
import Telemetry

/// Keeps the lines that it is given.
final class RecordingSink: LogSink {
    private let recorded = Mutex<[String]>([])

    var lines: [String] { self.recorded.withLock { $0 } }

    func write(_ line: [UInt8], mayWait: Bool) {
        self.recorded.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
    }
}
