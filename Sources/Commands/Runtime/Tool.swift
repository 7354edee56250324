import APIClient
import APIContract
import ArgumentParser
import FoundationEssentials

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
            context.warn(error.message, details: error.details)
            return .refused
        } catch let error as ClientError {
            Self.report(error, asJSON: arguments.contains("--json"), in: context)
            return CommandOutcome(error)
        } catch is CancellationError {
            return .cancelled
        } catch {
            return Self.reportUsage(error, in: context)
        }
    }

    /// A refusal is an answer of the API like any other; who reads JSON gets it so.
    private static func report(_ error: ClientError, asJSON: Bool, in context: CommandContext) {
        if asJSON, case .problem(let problem) = error, let body = try? ContractJSON.encoder.encode(problem) {
            context.print(json: Array(body))
        }
        let lines = ErrorText.lines(for: error)
        context.warn(lines.first ?? "", details: Array(lines.dropFirst()))
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
