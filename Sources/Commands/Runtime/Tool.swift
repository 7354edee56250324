import APIClient
import ArgumentParser

/// The whole command line as one function.
package enum Tool {
    /// Parses `arguments` (without the program's name), runs the command and returns how the program should end.
    package static func run(_ arguments: [String], in context: CommandContext) async -> CommandOutcome {
        do {
            var command = try RootCommand.parseAsRoot(arguments)
            if let command = command as? any RoostCommand { return try await command.run(in: context) }
            try command.run()
            return .done
        } catch let error as CommandFailure {
            context.warn(SafeText.line(error.message))
            for detail in error.details { context.errorOutput.write("  \(SafeText.line(detail))\n") }
            return .refused
        } catch let error as ClientError {
            Self.report(error, in: context)
            return CommandOutcome(error)
        } catch is CancellationError {
            return .cancelled
        } catch {
            return Self.reportUsage(error, in: context)
        }
    }

    private static func report(_ error: ClientError, in context: CommandContext) {
        let lines = ErrorText.lines(for: error)
        if let first = lines.first { context.warn(first) }
        for line in lines.dropFirst() { context.errorOutput.write("  \(line)\n") }
    }

    /// Help is an answer; everything else that the parser says is a refusal.
    private static func reportUsage(_ error: any Error, in context: CommandContext) -> CommandOutcome {
        let message = RootCommand.fullMessage(for: error)
        if RootCommand.exitCode(for: error) == .success {
            context.output.write(message.isEmpty ? "" : message + "\n")
            return .done
        }
        context.errorOutput.write(message + "\n")
        return .refused
    }
}
