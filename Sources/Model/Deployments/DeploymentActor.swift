/// Who set something off.
package struct DeploymentActor: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case user
        case token
        case webhook
        case system
    }

    package let kind: Kind
    package let name: String

    package init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }

    package static let system = Self(kind: .system, name: "roost")
}
