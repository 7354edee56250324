import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// Set variables from a dotenv file.
    struct Import: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "import", abstract: "Set variables from a dotenv file.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Argument(help: "The file, or - for the standard input.")
        var file: String
        @Flag(help: "Keep the values secret: they never come back.")
        var secret = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                let text = String(decoding: try InputFile.read(self.file, in: context), as: UTF8.self)
                let parsed = DotenvParser(text)
                guard parsed.problems.isEmpty else {
                    throw CommandFailure(
                        "\(self.file) is not a dotenv file; nothing was set",
                        details: parsed.problems.map { "line \($0.line): \($0.message)" })
                }
                let updates = parsed.entries.map { VariableUpdate(name: $0.name, value: $0.value, secret: self.secret) }
                let answer = try await VariableEditor(client: session.client, applicationID: id).edit {
                    VariableEditor.setting(updates, in: $0)
                }
                session.print(answer, self.output) { _ in ["set \(updates.count) variables; deploy to take this up"] }
                return .done
            }
        }
    }
}
