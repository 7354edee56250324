/// A variable as a user sets it; without a value the one that is there stays, so that a secret need not be known to be kept.
package struct VariableChange: Sendable, Hashable {
    package let name: String
    package let value: String?
    package let isSecret: Bool

    package init(name: String, value: String?, isSecret: Bool) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
    }
}
