import DockerEngine

/// Whether a service still carries what was written.
///
/// The engine fills in defaults, and newer engines more of them, so only what Roost decides is compared.
enum SpecComparison {
    static func carries(_ current: ServiceSpec, _ desired: DesiredSpec) -> Bool {
        let wanted = desired.spec
        guard wanted.labels.allSatisfy({ current.labels[$0.key] == $0.value }) else { return false }
        guard current.mode.replicated?.replicas == wanted.mode.replicated?.replicas else { return false }
        guard current.taskTemplate.forceUpdate == wanted.taskTemplate.forceUpdate else { return false }
        return Self.comparable(current.taskTemplate.containerSpec) == Self.comparable(wanted.taskTemplate.containerSpec)
            && Self.comparable(current.taskTemplate.resources) == Self.comparable(wanted.taskTemplate.resources)
    }

    /// The id of a config or secret is looked up at each write; its name, which holds a hash of its content, says what it is.
    private static func comparable(_ container: ContainerSpec?) -> ContainerSpec? {
        guard var container else { return nil }
        for index in container.configs.indices { container.configs[index].configID = "" }
        for index in container.secrets.indices { container.secrets[index].secretID = "" }
        if container.privileges?.noNewPrivileges != true { container.privileges = nil }
        return container
    }

    private static func comparable(_ resources: ResourceRequirements?) -> ResourceRequirements {
        ResourceRequirements(
            limits: resources?.limits ?? DockerEngine.ResourceLimits(),
            reservations: resources?.reservations ?? DockerEngine.ResourceReservations())
    }
}
