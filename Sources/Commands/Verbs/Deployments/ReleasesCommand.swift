import APIClient
import APIContract
import ArgumentParser

/// List the releases that are kept, newest first.
struct ReleasesCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "releases", abstract: "List the releases that are kept, newest first.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @Option(parsing: .upToNextOption, help: "Two releases: show in what the second differs from the first.")
    var diff: [Int] = []

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            if !self.diff.isEmpty {
                guard self.diff.count == 2 else { throw CommandFailure("--diff takes the numbers of two releases") }
                let answer = try await session.client.releaseDifference(id, from: self.diff[0], to: self.diff[1])
                session.print(answer, self.output, Self.difference)
                return .done
            }
            try await session.printList(self.output, Self.table) { after throws(ClientError) in
                try await session.client.releases(id, after: after)
            }
            return .done
        }
    }

    private static func difference(_ view: ReleaseDifferenceView) -> [String] {
        let commits = [view.fromCommitSha, view.toCommitSha].map { $0.map { SafeText.line(String($0.prefix(12))) } ?? "-" }
        let commit = commits[0] == commits[1] ? [] : ["~ commit: \(commits[0]) -> \(commits[1])"]
        let lines = commit + DifferenceReport.lines(view.differences)
        return lines.isEmpty ? ["no difference"] : lines
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
