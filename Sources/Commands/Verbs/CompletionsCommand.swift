import ArgumentParser

/// `roost completions`: the script that completes the command line.
struct CompletionsCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "completions", abstract: "Print a completion script.")

    @Argument(help: "bash, zsh or fish.")
    var shell: String

    func run(in context: CommandContext) async throws -> CommandOutcome {
        guard let shell = CompletionShell(rawValue: self.shell) else {
            throw CommandFailure("'\(self.shell)' is not known: use \(CompletionShell.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        context.output.write(RootCommand.completionScript(for: shell) + "\n")
        return .done
    }
}
