import Foundation

/// A file that a user named on the command line.
enum InputFile {
    /// What is in the file; `-` is the standard input.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be read.
    static func read(_ path: String, in context: CommandContext) throws(CommandFailure) -> [UInt8] {
        if path == "-" {
            var text = ""
            while let line = context.readLine() { text += line + "\n" }
            return Array(text.utf8)
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw CommandFailure("\(path) cannot be read") }
        return Array(data)
    }
}
