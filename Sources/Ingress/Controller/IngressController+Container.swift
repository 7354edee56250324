import DockerEngine
import Logging

extension IngressController {
    /// Makes the container exist, with these settings, run, and take configurations.
    func runContainer() async throws(IngressError) {
        try state.prepare()
        do {
            let wanted = try IngressContainer.specification(configuration)
            let present = try await container()
            let isWanted = present?.config.labels[IngressContainer.specificationLabel] == wanted.labels[IngressContainer.specificationLabel]
            if !isWanted || present?.state.isRunning != true {
                try await expectSwarm()
                try await start(wanted, insteadOf: present, isWanted: isWanted)
            }
        } catch {
            throw IngressError(error, during: "starting \(configuration.containerName)")
        }
        try await waitForAdmin()
    }

    /// Keeps the ingress from being started by an engine that is about to end.
    ///
    /// After SIGTERM dockerd leaves its Swarm, then stops the containers, and answers on open connections all the while. A container
    /// that it starts then is not stopped, and where it ends in the middle of that start, its successor counts the published port to an
    /// endpoint that is gone: "port is already allocated" until it ends as well (measured with 20.10.24: 2 of 8 ends by SIGTERM).
    private func expectSwarm() async throws(DockerError) {
        guard try await docker.info().swarm?.localNodeState == .active else {
            throw DockerError(.noSwarm, "the engine is in no Swarm: it is about to end, or not ready yet")
        }
    }

    private func start(
        _ wanted: ContainerSpecification, insteadOf present: ContainerInspection?, isWanted: Bool
    ) async throws(DockerError) {
        if let present, isWanted { return try await startOrReplace(present.state, wanted) }
        if present != nil { try await docker.removeContainer(configuration.containerName, force: true) }
        try await create(wanted)
    }

    /// The container as it is; nil when there is none.
    func container() async throws(DockerError) -> ContainerInspection? {
        do {
            return try await docker.container(configuration.containerName)
        } catch  where error.code == .notFound {
            return nil
        }
    }

    /// Whether the container may be why it cannot start, and not that the engine is away or Swarm has no leader yet.
    private static func isOfTheContainer(_ error: DockerError) -> Bool {
        [.notFound, .server, .forbidden, .conflict].contains(error.code)
    }

    private func create(_ specification: ContainerSpecification) async throws(DockerError) {
        // A new container is in none of the networks that probes have joined.
        lingering = [:]
        try await createBaseNetwork()
        let id: String
        do {
            id = try await docker.createContainer(specification, name: configuration.containerName).id
        } catch  where error.code == .notFound {
            logger.info("pulling the ingress image", metadata: ["image": "\(configuration.image)"])
            try await docker.pullImage(configuration.image)
            id = try await docker.createContainer(specification, name: configuration.containerName).id
        }
        try await docker.startContainer(id)
        logger.info("ingress started", metadata: ["container": "\(configuration.containerName)"])
    }

    /// The engine tries once after its own start, and not at all after a `docker stop` or `docker kill`.
    private func startOrReplace(_ state: ContainerState, _ specification: ContainerSpecification) async throws(DockerError) {
        logger.warning(
            "ingress does not run and is started",
            metadata: ["state": "\(state.status.rawValue)", "exitCode": "\(state.exitCode)", "reason": "\(state.error)"])
        do {
            try await docker.startContainer(configuration.containerName)
            logger.info("ingress started", metadata: ["container": "\(configuration.containerName)"])
        } catch  where Self.isOfTheContainer(error) {
            // A container cannot start once a network it was in is gone. Everything of worth is in the folders.
            logger.warning("ingress cannot start and is made anew", metadata: ["reason": "\(error)"])
            try await docker.removeContainer(configuration.containerName, force: true)
            try await create(specification)
        }
    }

    /// A bridge of its own: on the engine's default one, names would be resolved by the host.
    private func createBaseNetwork() async throws(DockerError) {
        let spec = NetworkSpec(
            name: configuration.containerName, driver: "bridge", labels: ["roost.ingress": configuration.containerName])
        do {
            _ = try await docker.createNetwork(spec)
        } catch  where error.code == .conflict {
            return
        }
    }

    private func waitForAdmin() async throws(IngressError) {
        let clock = ContinuousClock()
        let end = clock.now + configuration.startTimeout
        while true {
            do {
                _ = try await admin.configuration()
                return
            } catch  where error.code == .unreachable && clock.now < end {
                do { try await clock.sleep(for: .milliseconds(100)) } catch { throw IngressError(.cancelled, "starting") }
            }
        }
    }
}
