import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// Remove variables; the next deployment takes it up.
    struct Unset: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "unset", abstract: "Remove variables; the next deployment takes it up.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Argument(help: "NAME, once or more.")
        var names: [String]

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                let answer = try await VariableEditor(client: session.client, applicationID: id).edit { current in
                    for name in self.names where !current.contains(where: { $0.name == name }) {
                        throw CommandFailure("there is no variable '\(name)'")
                    }
                    return current.filter { !self.names.contains($0.name) }
                }
                let names = self.names.joined(separator: ", ")
                session.print(answer, self.output) { _ in ["removed \(names); deploy to take this up"] }
                return .done
            }
        }
    }
}
