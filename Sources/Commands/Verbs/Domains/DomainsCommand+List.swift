import APIClient
import APIContract
import ArgumentParser

extension DomainsCommand {
    /// List an application's domains.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List an application's domains.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.domains(id, after: after)
                }
                return .done
            }
        }

        private static func table(_ domains: [DomainView]) -> [String] {
            var table = TextTable(["HOST", "PATH", "TLS", "KIND", "ID"])
            for domain in domains {
                table.add([domain.host, domain.path, domain.tls ? "yes" : "no", domain.generated ? "generated" : "custom", domain.id])
            }
            return table.lines
        }
    }
}
