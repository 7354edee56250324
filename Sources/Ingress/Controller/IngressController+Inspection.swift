import AsyncHTTPClient
import DockerEngine
import NIOCore
import NIOHTTP1

extension IngressController {
    /// Looks at the ingress without changing anything of it.
    ///
    /// - Parameter routes: what it should have; nil where that is not known.
    /// - Throws: ``IngressError`` where the engine does not tell of the container.
    package func inspect(routes: [IngressRoute]?) async throws(IngressError) -> IngressInspection {
        var inspection = IngressInspection(
            name: self.configuration.containerName, address: self.configuration.probeBase, container: nil, answer: await self.answer())
        do {
            let wanted = try IngressContainer.specification(self.configuration).labels[IngressContainer.specificationLabel]
            inspection.container = try await self.container().map { present in
                IngressInspection.Container(
                    isRunning: present.state.isRunning, state: present.state.status.rawValue, error: present.state.error,
                    isCurrent: present.config.labels[IngressContainer.specificationLabel] == wanted)
            }
        } catch {
            throw IngressError(error, during: "looking at \(self.configuration.containerName)")
        }
        guard inspection.container?.isRunning == true else { return inspection }
        do {
            let present = try await self.admin.configuration()
            inspection.hasRoutes = routes.map { routes in
                // Who has no secret yet has given Caddy no configuration either.
                guard let secret = self.state.storedProbeSecret() else { return false }
                return present == CaddyConfiguration.render(routes: routes, probeSecret: secret, hold: self.configuration.holdTime)
            }
        } catch {
            inspection.adminFailure = "\(error)"
        }
        return inspection
    }

    private nonisolated func answer() async -> IngressInspection.Answer {
        var request = HTTPClientRequest(url: self.configuration.probeBase + "/")
        request.headers.add(name: "Host", value: "roost-doctor.invalid")
        request.headers.add(name: "Connection", value: "close")
        do {
            return IngressInspection.Answer(status: Int(try await self.http.execute(request, timeout: .seconds(3)).status.code))
        } catch {
            return IngressInspection.Answer(status: nil, failure: "\(error)")
        }
    }
}
