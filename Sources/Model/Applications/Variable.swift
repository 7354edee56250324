/// A variable of one configuration version, as it is stored.
package struct Variable: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case plain(String)
        /// Sealed by the vault; the AAD is `team|application|name|version`.
        case sealed([UInt8])
    }

    package let name: String
    package let value: Value
    /// The configuration version in which this value was set.
    package let version: Int

    package init(name: String, value: Value, version: Int) {
        self.name = name
        self.value = value
        self.version = version
    }

    /// What a sealed value is bound to, so that one moved to another place does not open: `team|application|name|version`.
    package static func sealContext(team: TeamID, application: ApplicationID, name: String, version: Int) -> String {
        "\(team)|\(application)|\(name)|\(version)"
    }

    package var isSecret: Bool {
        if case .sealed = self.value { true } else { false }
    }
}
