import APIClient
import APIContract
import ArgumentParser

extension EnvCommand {
    /// Set variables; the next deployment takes them up.
    struct Set: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "set", abstract: "Set variables; the next deployment takes them up.")

        @Argument(help: "APP, unless --project or --environment is given; then NAME=VALUE, once or more.")
        var words: [String]
        @OptionGroup var target: VariableTarget
        @OptionGroup var kind: VariableKind
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let (place, rest) = try await self.target.resolve(self.words, in: session)
                let assignments = try rest.map { text in try VariableAssignment(text) }
                guard !assignments.isEmpty else { throw CommandFailure("say what to set: NAME=VALUE") }
                let (scope, form) = (try self.kind.variableScope(), try self.kind.variableForm())
                let updates = assignments.map {
                    VariableUpdate(name: $0.name, value: $0.value, secret: self.kind.secret, scope: scope, form: form)
                }
                let answer = try await VariableEditor(client: session.client, place: place).edit {
                    VariableEditor.setting(updates, in: $0)
                }
                let names = updates.map(\.name).joined(separator: ", ")
                session.print(answer, self.output) { _ in ["set \(names); deploy to take this up"] }
                return .done
            }
        }
    }
}
