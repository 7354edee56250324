import ArgumentParser
import ControlPlane
import Store
import Vault

extension KeysCommand {
    /// Tell which keys are in use.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Tell which keys there are, and how much each of them seals.",
            discussion: "Exit status 1 where a key is missing that values are sealed with.")

        func run() async throws {
            let settings = Settings()
            let keyring = try settings.masterKeys().keyring
            let uses = try await KeysCommand.withStore(settings) { store in
                try await DatabaseCommandError.mapping { () async throws(ControlPlaneError) in
                    try await KeyRotation(store: store, keyring: keyring).uses()
                }
            }
            for id in Set(keyring.keyIDs + uses.map(\.keyID)).sorted() {
                let own = uses.filter { $0.keyID == id }
                let role = Self.role(of: id, keyring, isUsed: !own.isEmpty)
                print("\(id)  \(role)  \(own.map(\.count).reduce(0, +)) values")
                for use in own.sorted(by: { $0.place.rawValue < $1.place.rawValue }) { print("    \(use.count) \(use.place.rawValue)") }
            }
            if uses.contains(where: { !keyring.keyIDs.contains($0.keyID) }) { throw ExitCode.failure }
        }

        private static func role(of id: String, _ keyring: MasterKeyring, isUsed: Bool) -> String {
            if id == keyring.currentKeyID { return "current" }
            guard keyring.keyIDs.contains(id) else { return "missing" }
            return isUsed ? "old" : "unused"
        }
    }
}
