/// A variable of one version of an owner's variables, as it is stored.
package struct Variable: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case plain(String)
        /// Sealed by the vault; the AAD is `team|owner|name|version`.
        case sealed([UInt8])

        /// Byte for byte: two spellings of one letter are two values.
        package static func == (one: Self, other: Self) -> Bool {
            switch (one, other) {
            case (.plain(let text), .plain(let second)): text.utf8.elementsEqual(second.utf8)
            case (.sealed(let bytes), .sealed(let second)): bytes == second
            case (.plain, .sealed), (.sealed, .plain): false
            }
        }
    }

    /// Where a variable is seen.
    package enum Scope: String, Sendable, Hashable, CaseIterable {
        case build
        case run
        case both

        package var reachesBuild: Bool { self != .run }
        package var reachesRun: Bool { self != .build }
    }

    /// How a variable arrives.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// In the environment of the process; while an image is built, as an argument of the build.
        case env
        /// As the file `/run/secrets/NAME`.
        case file
    }

    package let name: String
    package let value: Value
    /// The version of the owner's variables in which this value was set.
    package let version: Int
    package let scope: Scope
    package let form: Form

    package init(name: String, value: Value, version: Int, scope: Scope = .run, form: Form = .env) {
        self.name = name
        self.value = value
        self.version = version
        self.scope = scope
        self.form = form
    }

    /// What a sealed value is bound to, so that one moved to another place does not open: `team|owner|name|version`.
    package static func sealContext(team: TeamID, owner: VariableOwner, name: String, version: Int) -> String {
        "\(team)|\(owner.id)|\(name)|\(version)"
    }

    package var isSecret: Bool {
        if case .sealed = self.value { true } else { false }
    }
}
