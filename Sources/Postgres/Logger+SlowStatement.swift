internal import Logging

extension Logger {
    /// Tells of a statement that took longer than the log passes over.
    func slowStatement(_ statement: SQLStatement, _ duration: Duration) {
        self.notice("slow statement", metadata: ["postgres.statement": "\(statement.name)", "postgres.duration": "\(duration)"])
    }
}
