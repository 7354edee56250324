import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// Do one thing to several applications.
    struct Bulk: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "bulk", abstract: "Deploy, restart, stop, start or delete several applications; each is decided alone.")

        @Argument(help: "deploy, restart, stop, start or delete.")
        var action: BulkAction
        @Argument(help: "[team/]project/[environment/]app, or an id; up to 100.")
        var apps: [String]
        @Flag(help: "Do not ask before a deletion.")
        var yes = false
        @OptionGroup var following: FollowOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                var names: [(id: String, name: String)] = []
                for app in self.apps { names.append((try await session.application(app), app)) }
                if self.action == .delete {
                    try context.confirm("Delete \(names.count) applications and stop what runs of them?", isConfirmed: self.yes)
                }
                let answer = try await session.client.bulk(BulkRequest(ids: names.map(\.id), action: self.action))
                let known = Dictionary(names) { first, _ in first }
                session.print(answer, self.output) { view in view.items.flatMap { self.lines($0, name: known[$0.id] ?? $0.id) } }
                let refused = answer.value.items.contains { $0.problem != nil }
                var outcome: CommandOutcome = refused ? .refused : .done
                guard !self.following.noWait, !self.output.json else { return outcome }
                for item in answer.value.items {
                    guard let id = item.deploymentId else { continue }
                    let deployment = try await session.client.deployment(id)
                    let end = try await session.follow(deployment, name: known[item.id] ?? item.id, self.following, self.output)
                    if outcome == .done { outcome = end }
                }
                return outcome
            }
        }

        private func lines(_ item: BulkItemView, name: String) -> [String] {
            if let problem = item.problem { return ["\(name): refused"] + ErrorText.lines(for: .problem(problem)).map { "  " + $0 } }
            return [name + (item.deploymentId.map { ": deployment \($0)" } ?? ": deleted")]
        }
    }
}

extension BulkAction: ExpressibleByArgument {}
