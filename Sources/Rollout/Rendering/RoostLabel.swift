/// The labels by which Roost recognises its own Swarm objects and tasks.
package enum RoostLabel {
    package static let team = "roost.team"
    package static let project = "roost.project"
    package static let environment = "roost.environment"
    package static let application = "roost.application"
    /// On containers: the deployment that last changed the task template.
    package static let deployment = "roost.deployment"
    /// On containers: the number of the release.
    package static let release = "roost.release"
    /// On services: the keyed digest of the whole specification.
    package static let specification = "roost.spec"
}
