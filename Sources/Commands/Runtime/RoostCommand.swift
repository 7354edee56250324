import ArgumentParser

/// A verb of the command line: it is given its surroundings instead of reaching for them.
protocol RoostCommand: AsyncParsableCommand {
    /// Does what the command says.
    func run(in context: CommandContext) async throws -> CommandOutcome
}
