internal import FoundationEssentials
internal import Model

/// The git of this machine, as one asks whether it can be used.
package struct GitProgram: Sendable {
    private let commands: GitCommands
    private let runner: ChildRunner

    /// - Parameter configuration: Its work folder is not used.
    package init(_ configuration: BuilderConfiguration) {
        let hasSetpriv = FileManager.default.isExecutableFile(atPath: configuration.setpriv)
        self.runner = ChildRunner(setpriv: hasSetpriv ? configuration.setpriv : nil, stopGrace: configuration.stopGrace)
        self.commands = GitCommands(configuration: configuration, home: "/nonexistent")
    }

    /// What git prints of its version.
    ///
    /// - Throws: ``BuilderError`` `clone_failed` where it cannot be run, or `cancelled`.
    package func version() async throws(BuilderError) -> String {
        guard FileManager.default.isExecutableFile(atPath: self.commands.configuration.git) else {
            throw BuilderError(.cloneFailed, "\(self.commands.configuration.git) is not there or cannot be run.")
        }
        let exit = try await self.runner.collect(self.commands.version(), limit: 1024)
        guard exit.isSuccess else {
            throw BuilderError(.cloneFailed, "\(self.commands.configuration.git) ends with \(exit.status): \(exit.errorText.prefix(200))")
        }
        return exit.text
    }
}
