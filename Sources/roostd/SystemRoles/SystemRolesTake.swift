import ArgumentParser

/// Takes a role in the whole installation from a person.
struct SystemRolesTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take", abstract: "Take a role in the whole installation from a person, but for the last operator's.")

    @OptionGroup var options: SystemRoleOptions

    func run() async throws { try await self.options.set(isGiven: false) }
}
