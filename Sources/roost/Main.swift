import Commands
import Foundation

/// The program: it lends the real process to the command line.
@main
enum Main {
    static func main() async {
        let context = CommandContext(
            environment: ProcessInfo.processInfo.environment,
            output: TextSink { Self.write($0, to: .standardOutput) },
            errorOutput: TextSink { Self.write($0, to: .standardError) },
            isOutputTerminal: isatty(STDOUT_FILENO) == 1, isInputTerminal: isatty(STDIN_FILENO) == 1,
            readLine: { Swift.readLine() }, now: { Date() }, hostName: { Machine.name },
            openBrowser: { Browser.open($0, path: ProcessInfo.processInfo.environment["PATH"] ?? "") })
        exit(await Tool.run(Array(CommandLine.arguments.dropFirst()), in: context).rawValue)
    }

    /// A reader that went away ends nothing: what is left to say has nobody to hear it.
    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
