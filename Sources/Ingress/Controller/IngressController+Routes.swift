import DockerEngine
import Logging

extension IngressController {
    /// Networks first, then the routes that need them; networks that nothing needs any more last.
    func change(to routes: [IngressRoute]) async throws(IngressError) -> IngressChange {
        try await runContainer()
        var change = IngressChange()
        let now = ContinuousClock.now
        lingering = lingering.filter { $0.value > now }
        let needed = Set(routes.map(\.networkName)).union(lingering.keys)
        let attached = try await attachedNetworks()
        for name in needed.subtracting(attached).sorted() {
            if try await connect(name) { change.joined.append(name) } else { change.missing.append(name) }
        }
        let wanted = CaddyConfiguration.render(routes: routes, probeSecret: try probeSecret(), hold: configuration.holdTime)
        if try await admin.configuration() != wanted {
            try await admin.load(wanted)
            change.isLoaded = true
        }
        for name in attached.subtracting(needed).sorted() {
            try await disconnect(name)
            change.left.append(name)
        }
        if change != IngressChange() {
            logger.info(
                "ingress changed",
                metadata: [
                    "routes": "\(routes.count)", "loaded": "\(change.isLoaded)", "joined": "\(change.joined)", "left": "\(change.left)",
                    "missing": "\(change.missing)",
                ])
        }
        return change
    }

    func probeSecret() throws(IngressError) -> String {
        if let knownSecret { return knownSecret }
        let secret = try state.probeSecret()
        knownSecret = secret
        return secret
    }

    /// The networks that the container is in, without the one that publishes its port.
    func attachedNetworks() async throws(IngressError) -> Set<String> {
        do {
            let networks = try await docker.container(configuration.containerName).networkSettings.networks
            return Set(networks.keys).subtracting([configuration.containerName])
        } catch {
            throw IngressError(error, during: "looking at \(configuration.containerName)")
        }
    }

    /// Joins a network; false when it does not exist.
    func connect(_ network: String) async throws(IngressError) -> Bool {
        do {
            try await docker.connectNetwork(network, container: configuration.containerName)
            return true
        } catch  where error.code == .conflict {
            return true
        } catch  where error.code == .notFound {
            return false
        } catch {
            throw IngressError(error, during: "joining \(network)")
        }
    }

    /// Leaves a network; one that it is not in, or that does not exist, is left already.
    func disconnect(_ network: String) async throws(IngressError) {
        do {
            try await docker.disconnectNetwork(network, container: configuration.containerName, force: true)
        } catch  where error.code == .notFound || error.code == .conflict {
            return
        } catch  where error.message.contains("is not connected") {
            return
        } catch {
            throw IngressError(error, during: "leaving \(network)")
        }
    }
}
