import Builder
import Model

/// The variables of a release in clear, sorted into the places where they go.
struct OpenVariables: Sendable {
    let all: [OpenVariable]

    init(_ all: [OpenVariable]) {
        self.all = all
    }

    /// What the environment of a task holds.
    var environment: [String: String] { Self.values(self.all.filter { $0.scope.reachesRun && $0.form == .env }) }

    /// What a task reads in `/run/secrets`.
    var files: [OpenVariable] { self.all.filter { $0.scope.reachesRun && $0.form == .file } }

    /// What a build gets as arguments; they stand in the image's history, so that no secret is among them.
    var buildArguments: [String: String] {
        Self.values(self.all.filter { $0.scope.reachesBuild && $0.form == .env && !$0.isSecret })
    }

    /// What a build may read with `RUN --mount=type=secret`: all that is secret, and all that is a file.
    var buildSecrets: [BuildSecret] {
        self.all.filter { $0.scope.reachesBuild && ($0.form == .file || $0.isSecret) }
            .map { BuildSecret(name: $0.name, value: Array($0.value.utf8)) }
    }

    /// The secret values alone, to keep them out of logs and of what is told of a failure.
    var hidden: [String] { self.all.filter(\.isSecret).map(\.value) }

    private static func values(_ variables: [OpenVariable]) -> [String: String] {
        Dictionary(variables.map { ($0.name, $0.value) }) { first, _ in first }
    }
}
