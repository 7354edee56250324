import APIClient
import APIContract
import ArgumentParser

extension DomainsCommand {
    /// Remove a host.
    struct Remove: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove a host.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Argument(help: "The host, or the id of the domain.")
        var host: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                let domains = try await session.client.all { after throws(ClientError) in try await session.client.domains(id, after: after)
                }
                let matches = domains.filter { $0.host == self.host || $0.id == self.host }
                guard let domain = matches.first else { throw CommandFailure("the application has no domain '\(self.host)'") }
                guard matches.count == 1 else {
                    throw CommandFailure("several paths have that host: give the id of one ('roost domains list')")
                }
                try await session.client.deleteDomain(domain.id, applicationID: id)
                if !self.output.json { context.print("removed \(domain.host)") }
                return .done
            }
        }
    }
}
