import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// Set variables from a dotenv file.
    struct Import: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Set variables from a dotenv file; a file with a mistake sets none.")

        @Argument(help: "APP, unless --project or --environment is given; then the file, or - for the standard input.")
        var words: [String]
        @OptionGroup var target: VariableTarget
        @OptionGroup var kind: VariableKind
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let (place, rest) = try await self.target.resolve(self.words, in: session)
                guard let file = rest.first, rest.count == 1 else { throw CommandFailure("name one file, or - for the standard input") }
                // The server reads the file, so that there is one grammar.
                let answer = try await session.client.importVariables(
                    of: place, dotenv: try InputFile.read(file, in: context), secret: self.kind.secret ? true : nil,
                    scope: self.kind.variableScope(), form: self.kind.variableForm())
                session.print(answer, self.output) { ["\($0.items.count) variables are set; deploy to take this up"] }
                return .done
            }
        }
    }
}
