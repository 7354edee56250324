import APIClient
import APIContract
import ArgumentParser

/// List the releases that are kept, newest first.
struct ReleasesCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "releases", abstract: "List the releases that are kept, newest first.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            try await session.printList(self.output, Self.table) { after throws(ClientError) in
                try await session.client.releases(id, after: after)
            }
            return .done
        }
    }

    private static func table(_ releases: [ReleaseView]) -> [String] {
        var table = TextTable(["RELEASE", "STATE", "COMMIT", "BRANCH", "IMAGE", "CREATED"])
        for release in releases {
            table.add([
                String(release.number), release.live ? "live" : (release.good ? "good" : "never good"),
                release.commitSha.map { String($0.prefix(8)) }, release.branch, release.image, TimeText.date(release.createdAt),
            ])
        }
        return table.lines
    }
}
