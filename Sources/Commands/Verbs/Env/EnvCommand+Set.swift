import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// Set variables; the next deployment takes them up.
    struct Set: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "set", abstract: "Set variables; the next deployment takes them up.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Argument(help: "NAME=VALUE, once or more.")
        var assignments: [String]
        @Flag(help: "Keep the values secret: they never come back.")
        var secret = false
        @Option(name: .customLong("as"), help: "How they arrive: env or file.")
        var form = "env"

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                let assignments = try self.assignments.map { text in try VariableAssignment(text) }
                guard let form = VariableForm(rawValue: self.form) else { throw CommandFailure("--as is env or file, not '\(self.form)'") }
                let updates = assignments.map { VariableUpdate(name: $0.name, value: $0.value, secret: self.secret, form: form) }
                let answer = try await VariableEditor(client: session.client, applicationID: id).edit {
                    VariableEditor.setting(updates, in: $0)
                }
                let names = updates.map(\.name).joined(separator: ", ")
                session.print(answer, self.output) { _ in ["set \(names); deploy to take this up"] }
                return .done
            }
        }
    }
}
