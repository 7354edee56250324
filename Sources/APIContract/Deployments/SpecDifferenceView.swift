/// One field of a Swarm specification that differs; secret values are `***` on both sides.
package struct SpecDifferenceView: Codable, Hashable, Sendable {
    /// The field as the engine's API names it, such as `TaskTemplate.ContainerSpec.Env.GREETING`.
    package var path: String
    /// null where the field is not there.
    @Nullable package var from: String?
    /// null where the field is not there.
    @Nullable package var to: String?

    package init(path: String, from: String?, to: String?) {
        self.path = path
        self.from = from
        self.to = to
    }
}
