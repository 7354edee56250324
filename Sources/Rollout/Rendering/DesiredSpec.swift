package import DockerEngine

/// A specification that carries its own digest in the label ``RoostLabel/specification``.
///
/// It names networks and configs; their ids are looked up at the moment of each write, so that a stored one stays usable.
package struct DesiredSpec: Sendable, Equatable {
    package let spec: ServiceSpec
    package let digest: String

    init(spec: ServiceSpec, digest: String) {
        self.spec = spec
        self.digest = digest
    }

    /// A specification that was sealed before and stored; nil where it carries no digest.
    package init?(stored spec: ServiceSpec) {
        guard let digest = spec.labels[RoostLabel.specification], !digest.isEmpty else { return nil }
        self.init(spec: spec, digest: digest)
    }

    /// The label that its tasks carry: the deployment that last changed the task template.
    package var deploymentLabel: String { self.spec.taskTemplate.containerSpec?.labels[RoostLabel.deployment] ?? "" }

    package var serviceName: String { self.spec.name }

    package var replicas: Int { self.spec.mode.replicated?.replicas ?? 0 }
}
