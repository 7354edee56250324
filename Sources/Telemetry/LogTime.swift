internal import FoundationEssentials
internal import Synchronization

/// Writes the moments of log lines, as `2026-01-31T12:00:00.000Z`.
///
/// Lines come many to a second, so the text of the last second is kept and only the milliseconds are written anew.
final class LogTime: Sendable {
    private struct Second {
        var number: Int64
        var text: String
    }

    private let last = Mutex<Second?>(nil)

    func text(of date: Date) -> String {
        let time = date.timeIntervalSince1970
        guard let whole = Int64(exactly: time.rounded(.down)) else { return Self.format(date) + "Z" }
        let milliseconds = min(999, max(0, Int((time - time.rounded(.down)) * 1000)))
        let digits = String(milliseconds)
        return self.text(ofSecond: whole) + "." + String(repeating: "0", count: 3 - digits.utf8.count) + digits + "Z"
    }

    private func text(ofSecond number: Int64) -> String {
        self.last.withLock { last in
            if let last, last.number == number { return last.text }
            let text = Self.format(Date(timeIntervalSince1970: Double(number)))
            last = Second(number: number, text: text)
            return text
        }
    }

    private static func format(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: false))
    }
}
