internal import Logging

extension Logger {
    /// Tells of a statement that took longer than the log passes over.
    ///
    /// - Parameter asker: what the log says of who asked, where the task that logs is another.
    func slowStatement(_ statement: SQLStatement, _ duration: Duration, _ asker: Logger.Metadata = [:]) {
        var metadata = asker
        metadata["postgres.statement"] = "\(statement.name)"
        metadata["postgres.duration"] = "\(duration)"
        self.notice("slow statement", metadata: metadata)
    }
}
