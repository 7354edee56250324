import DockerEngine

/// Brings what was rendered and what the engine gives back into one form: without ids, and without what the engine fills in.
struct SpecNormalization: Sendable {
    /// The names of networks by their ids; a name stands for itself.
    var networkNames: [String: String] = [:]
    /// Whether it does not matter which deployment and release the tasks came from.
    var ignoresOrigin = false

    func apply(to spec: ServiceSpec) -> ServiceSpec {
        var spec = spec
        spec.labels[RoostLabel.specification] = nil
        spec.taskTemplate = self.template(spec.taskTemplate)
        spec.updateConfig = spec.updateConfig.map(Self.update)
        spec.rollbackConfig = spec.rollbackConfig.map(Self.update)
        return spec
    }

    private func template(_ template: TaskSpec) -> TaskSpec {
        var template = template
        if template.runtime == "container" { template.runtime = "" }
        template.networks = template.networks.map { network in
            var network = network
            network.target = self.networkNames[network.target] ?? network.target
            return network
        }
        template.resources = ResourceRequirements(
            limits: template.resources?.limits ?? DockerEngine.ResourceLimits(),
            reservations: template.resources?.reservations ?? DockerEngine.ResourceReservations())
        if template.restartPolicy?.maxAttempts == 0 { template.restartPolicy?.maxAttempts = nil }
        if template.restartPolicy?.window == .zero { template.restartPolicy?.window = nil }
        template.placement?.platforms = []
        if template.placement == Placement() { template.placement = nil }
        template.containerSpec = template.containerSpec.map(self.container)
        return template
    }

    private func container(_ container: ContainerSpec) -> ContainerSpec {
        var container = container
        if self.ignoresOrigin {
            container.labels[RoostLabel.deployment] = nil
            container.labels[RoostLabel.release] = nil
        }
        for index in container.configs.indices { container.configs[index].configID = "" }
        for index in container.secrets.indices { container.secrets[index].secretID = "" }
        if container.privileges?.noNewPrivileges != true { container.privileges = nil }
        if container.dnsConfig == DNSConfig() { container.dnsConfig = nil }
        return container
    }

    /// A write that restores says the same with up to a millisecond more, which replaces no task.
    private static func update(_ update: UpdateConfig) -> UpdateConfig {
        var update = update
        update.delay = DockerDuration(nanoseconds: update.delay.nanoseconds / 1_000_000 * 1_000_000)
        return update
    }
}
