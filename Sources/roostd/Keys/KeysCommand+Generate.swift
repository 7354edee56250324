import ArgumentParser
import Vault

extension KeysCommand {
    /// Print a new key.
    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "generate", abstract: "Print a new random key as a line of the key file.",
            discussion: "For example: (umask 077; roostd keys generate > master.key)")

        func run() { print(MasterKeyring.generateKeyText()) }
    }
}
