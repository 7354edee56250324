import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// Remove variables; the next deployment takes it up.
    struct Unset: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "unset", abstract: "Remove variables; the next deployment takes it up.")

        @Argument(help: "APP, unless --project or --environment is given; then NAME, once or more.")
        var words: [String]
        @OptionGroup var target: VariableTarget
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let (place, names) = try await self.target.resolve(self.words, in: session)
                guard !names.isEmpty else { throw CommandFailure("say what to remove: NAME") }
                let answer = try await VariableEditor(client: session.client, place: place).edit { current in
                    for name in names where !current.contains(where: { $0.name == name }) {
                        throw CommandFailure("there is no variable '\(name)'")
                    }
                    return current.filter { !names.contains($0.name) }
                }
                session.print(answer, self.output) { _ in ["removed \(names.joined(separator: ", ")); deploy to take this up"] }
                return .done
            }
        }
    }
}
