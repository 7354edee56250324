package import Ingress
package import Rollout
package import Store

/// Asks tasks through the ingress, the way users reach them.
package struct IngressProber: TaskProber {
    private let ingress: IngressController
    private let store: DataStore

    package init(ingress: IngressController, store: DataStore) {
        self.ingress = ingress
        self.store = store
    }

    package func probe(_ request: ProbeRequest) async -> [String: ProbeAnswer] {
        let port = request.plan.port
        do {
            let route = try ProbeRoute(
                deploymentID: request.deploymentLabel, upstreams: request.targets.map { Self.upstream($0.address, port: port) },
                networkName: request.networkName)
            let results =
                switch request.plan.kind {
                case .http(let path, let statuses):
                    // An application may refuse hosts that it does not know.
                    try await self.ingress.probe(
                        route, host: try await self.store.session.publicHost(ofService: request.serviceName) ?? "localhost", path: path,
                        acceptedStatuses: statuses)
                case .tcp: try await self.ingress.probeConnection(route)
                }
            return Dictionary(
                zip(request.targets, results).map { target, result in
                    (target.taskID, result.isAccepted ? .answered : .refused(result.failure ?? "no answer"))
                }, uniquingKeysWith: { first, _ in first })
        } catch {
            return Dictionary(request.targets.map { ($0.taskID, .unasked("\(error)")) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The way of a probe is closed by itself some time after the last one; nothing is left to take back.
    package func endProbing(serviceName: String, deploymentLabel: String) async {}

    private static func upstream(_ address: String, port: Int) -> String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}
