/// A variable that tasks read as the file `/run/secrets/NAME`.
package struct SecretFile: Sendable, Hashable {
    /// The variable's name, which is the file's.
    package let name: String
    /// The name of the Swarm secret that holds the content.
    package let secretName: String

    package init(name: String, secretName: String) {
        self.name = name
        self.secretName = secretName
    }
}
