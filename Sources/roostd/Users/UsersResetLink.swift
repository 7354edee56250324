import ArgumentParser
import ControlPlane
import Postgres
import Store

/// Makes a link to another password for somebody whom no mail reaches.
struct UsersResetLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-link", abstract: "Print a link by which somebody chooses another password.",
        discussion: """
            The link works once, for ROOST_PASSWORD_RESET_MINUTES, and is recorded in the audit. Hand it over by a way that you trust: \
            whoever has it has the account, but for its second factor.
            """)

    @Argument(help: "The user name or the e-mail address.")
    var name: String

    func run() async throws {
        let settings = Settings()
        let accounts = try settings.accounts()
        let database = PostgresDatabase(try settings.postgres(), logger: RoostdLogger.silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await database.run() }
            defer { group.cancelAll() }
            do {
                print(try await OperatorLinks(store: DataStore(database), configuration: accounts).passwordReset(of: self.name))
            } catch ControlPlaneError.notFound {
                throw ValidationError("Nobody has the name or the address '\(self.name)' and a password.")
            }
        }
    }
}
