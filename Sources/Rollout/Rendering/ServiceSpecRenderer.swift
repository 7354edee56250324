package import DockerEngine
import Model

/// Turns a release and its settings into what Swarm is asked for.
///
/// Pure: the same input gives the same bytes.
package enum ServiceSpecRenderer {
    package static func render(_ input: RenderInput) -> ServiceSpec {
        ServiceSpec(
            name: input.serviceName.rawValue,
            labels: Self.identityLabels(input),
            taskTemplate: Self.taskTemplate(input),
            mode: .replicated(input.replicas),
            updateConfig: Self.updateConfig(input.run, failureAction: .rollback),
            rollbackConfig: Self.updateConfig(input.run, failureAction: .pause),
            endpointSpec: EndpointSpec(mode: input.endpointMode))
    }

    private static func identityLabels(_ input: RenderInput) -> [String: String] {
        [
            RoostLabel.team: input.teamID.description,
            RoostLabel.project: input.projectID.description,
            RoostLabel.environment: input.environmentID.description,
            RoostLabel.application: input.applicationID.description,
        ]
    }

    private static func taskTemplate(_ input: RenderInput) -> TaskSpec {
        TaskSpec(
            containerSpec: Self.containerSpec(input),
            resources: Self.resources(input.run),
            // No limit of attempts: what once was healthy is restarted for ever, and during a roll-out Roost counts for itself.
            restartPolicy: DockerEngine.RestartPolicy(
                condition: Self.condition(input.run.restart.condition), delay: .seconds(input.run.restart.delaySeconds)),
            placement: Self.placement(input.run.placement),
            networks: [NetworkAttachmentConfig(target: input.networkName)],
            logDriver: LogDriver(
                name: "json-file", options: ["max-size": "\(input.logs.fileMiB)m", "max-file": "\(input.logs.files)"]),
            forceUpdate: input.forceUpdate)
    }

    private static func containerSpec(_ input: RenderInput) -> ContainerSpec {
        let run = input.run
        let check = run.effectiveHealthCheck
        var labels = Self.identityLabels(input)
        labels[RoostLabel.deployment] = input.deploymentID.description
        labels[RoostLabel.release] = String(input.releaseNumber)
        return ContainerSpec(
            image: input.image, labels: labels,
            args: run.command?.map(\.rawValue) ?? [],
            env: Self.environment(input),
            user: run.user ?? "",
            readOnly: run.readOnly,
            mounts: run.mounts.map { Self.mount($0, serviceName: input.serviceName) },
            stopGracePeriod: .seconds(run.stopGraceSeconds),
            healthcheck: check.map(Self.healthCheck),
            secrets: Self.secretFiles(input),
            configs: check.map { $0.type == .command ? [] : [Self.probeFile(input.probe)] } ?? [],
            initProcess: true,
            capabilityAdd: run.capabilities.sorted(),
            capabilityDrop: ["ALL"],
            privileges: input.forbidsNewPrivileges ? Privileges(noNewPrivileges: true) : nil)
    }

    /// Sorted by name, so that the order of a dictionary never makes another specification.
    private static func environment(_ input: RenderInput) -> [String] {
        var values = input.variables
        if let port = input.run.port, values["PORT"] == nil { values["PORT"] = String(port) }
        values.merge(input.platformVariables) { _, platform in platform }
        return values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\($0.key)=\(TemplateText.literal($0.value))" }
    }

    /// Sorted by name.
    ///
    /// Readable for every user: which one runs is the image's choice, and nobody else is in the container.
    private static func secretFiles(_ input: RenderInput) -> [SecretReference] {
        input.files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map { file in
            SecretReference(file: FileTarget(name: file.name, mode: 0o444), secretID: "", secretName: file.secretName)
        }
    }

    /// The volume's name is generated: two applications never share one by choosing the same word.
    private static func mount(_ mount: VolumeMount, serviceName: ServiceName) -> Mount {
        Mount(type: .volume, source: "\(serviceName.rawValue)_\(mount.volume)", target: TemplateText.literal(mount.path))
    }

    private static func placement(_ rules: PlacementRules) -> Placement? {
        guard !rules.constraints.isEmpty || rules.maxPerNode > 0 else { return nil }
        return Placement(constraints: rules.constraints, maxReplicas: UInt64(max(0, rules.maxPerNode)))
    }

    private static func condition(_ condition: Model.RestartPolicy.Condition) -> RestartCondition {
        switch condition {
        case .any: .any
        case .onFailure: .onFailure
        case .none: .none
        }
    }
}
