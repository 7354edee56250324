import ArgumentParser

/// The server: `roostd serve`, `roostd migrate`, `roostd keys`, `roostd policy`, `roostd system-roles`, `roostd users`, `roostd doctor`.
@main
struct Roostd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roostd", abstract: "The server of Roost.",
        discussion: "Settings are environment variables; .env.example lists every one with its default.", version: Roostd.version,
        subcommands: [
            Serve.self, Migrate.self, KeysCommand.self, PolicyCommand.self, SystemRolesCommand.self, UsersCommand.self, DoctorCommand.self,
        ])

    static let version = "0.1.0"
}
