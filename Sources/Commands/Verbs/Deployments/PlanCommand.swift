import APIClient
import APIContract
import ArgumentParser

/// Show what a deploy would change at this moment.
struct PlanCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what a deploy would change at this moment, and change nothing.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            session.print(try await session.client.plan(id), self.output, Self.lines)
            return .done
        }
    }

    private static func lines(_ plan: PlanView) -> [String] {
        guard plan.changes else { return ["no change: a deploy would change no task"] }
        let commit = plan.commitSha.map { ["commit \(SafeText.line($0))" + (plan.builds ? ", to be built" : ", built already")] } ?? []
        return commit + DifferenceReport.lines(plan.differences)
    }
}
