package import FoundationEssentials

/// Everything of the process that a command may touch; only the program's main reads the real one.
package struct CommandContext: Sendable {
    package var environment: [String: String]
    package var output: TextSink
    package var errorOutput: TextSink
    package var isOutputTerminal: Bool
    package var isInputTerminal: Bool
    /// The next line of the standard input without its end; nil at the end.
    package var readLine: @Sendable () -> String?
    package var now: @Sendable () -> Date
    /// What this machine calls itself.
    package var hostName: @Sendable () -> String
    /// Shows an address in a browser of the person's own; false where that cannot be begun.
    package var openBrowser: @Sendable (String) -> Bool
    package var sleep: @Sendable (Duration) async throws -> Void

    package init(
        environment: [String: String], output: TextSink, errorOutput: TextSink, isOutputTerminal: Bool, isInputTerminal: Bool,
        readLine: @escaping @Sendable () -> String?, now: @escaping @Sendable () -> Date, hostName: @escaping @Sendable () -> String,
        openBrowser: @escaping @Sendable (String) -> Bool,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.environment = environment
        self.output = output
        self.errorOutput = errorOutput
        self.isOutputTerminal = isOutputTerminal
        self.isInputTerminal = isInputTerminal
        self.readLine = readLine
        self.now = now
        self.hostName = hostName
        self.openBrowser = openBrowser
        self.sleep = sleep
    }

    /// Writes a line for a person to the standard output; nothing in it steers a terminal, whoever wrote it.
    func print(_ line: String) {
        self.output.write(SafeText.line(line) + "\n")
    }

    /// Writes lines to the standard output.
    func print(_ lines: [String]) {
        for line in lines { self.print(line) }
    }

    /// Writes what the API answered, byte for byte; on a terminal, what could steer it stands as an escape of JSON.
    func print(json body: [UInt8]) {
        let text = String(decoding: body, as: UTF8.self)
        self.output.write((self.isOutputTerminal ? SafeText.json(text) : text) + "\n")
    }

    /// Writes a line that somebody's program printed: safe on a terminal, as it is into a file or a pipe.
    func print(foreign line: String) {
        if self.isOutputTerminal { self.print(line) } else { self.output.write(line + "\n") }
    }

    /// Writes a line and what explains it to the standard error.
    func warn(_ line: String, details: [String] = []) {
        self.errorOutput.write("roost: \(SafeText.line(line))\n")
        for detail in details { self.errorOutput.write("  \(SafeText.line(detail))\n") }
    }

    /// Asks on a terminal whether to go on; without a terminal, nobody can be asked.
    ///
    /// - Throws: ``CommandFailure`` where the answer is not yes.
    func confirm(_ question: String, isConfirmed: Bool) throws(CommandFailure) {
        if isConfirmed { return }
        guard self.isInputTerminal else { throw CommandFailure("this needs --yes where nobody can be asked") }
        self.errorOutput.write("\(question) [y/N] ")
        let answer = self.readLine()?.lowercased() ?? ""
        guard answer == "y" || answer == "yes" else { throw CommandFailure("nothing was done") }
    }
}
