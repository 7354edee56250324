import APIClient
import APIContract
import ArgumentParser

/// `roost health`: whether the server and what it needs are up.
struct HealthCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Show whether the server is ready.", discussion: "Exit status 1 when it is not.")

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let answer = try await session.client.readiness()
            session.print(answer, self.output) { readiness in
                var fields = FieldList()
                fields.add("status", readiness.status)
                for (name, state) in readiness.checks.sorted(by: { $0.key < $1.key }) { fields.add(name, state) }
                return fields.lines
            }
            return answer.value.status == "ok" ? .done : .refused
        }
    }
}
