import ArgumentParser
import ControlPlane
import Model

/// Tells who has which role in the whole installation.
struct SystemRolesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Tell who has which role in the whole installation, and who gave it.")

    func run() async throws {
        let settings = Settings()
        let policy = try settings.policyFolder().policy(settings.policyFolder().sources())
        let members = try await settings.withStore { store in
            try await DatabaseCommandError.mapping { () async throws(ControlPlaneError) in
                try await SystemRoleDesk(store: store, policy: policy).list()
            }
        }
        for member in members {
            for given in member.roles { print("\(member.username)  \(given.role.rawValue)  \(given.origin.rawValue)") }
        }
    }
}
