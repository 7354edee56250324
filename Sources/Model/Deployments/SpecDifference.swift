/// One field in which two Swarm specifications differ.
package struct SpecDifference: Sendable, Hashable, Codable {
    /// The field's path as the engine's API names it, such as `TaskTemplate.ContainerSpec.Env.GREETING`.
    package let path: String
    /// The value on the one side; nil where the field is not there.
    package let from: String?
    /// The value on the other side; nil where the field is not there.
    package let to: String?

    package init(path: String, from: String?, to: String?) {
        self.path = path
        self.from = from
        self.to = to
    }

    /// What stands for a value that is not shown.
    package static let hidden = "***"
}
