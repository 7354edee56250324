import ArgumentParser

/// Gives a person a role in the whole installation.
struct SystemRolesGive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Give a person a role in the whole installation; it counts within a second.",
        discussion: "For example: roostd system-roles give ada operator")

    @OptionGroup var options: SystemRoleOptions

    func run() async throws { try await self.options.set(isGiven: true) }
}
