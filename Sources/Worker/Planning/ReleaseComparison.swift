import DockerEngine
import Model
import Rollout
import Store

/// Whether a deploy would change what runs: asked by a plan, and by the deployment itself, so that the one says what the other does.
struct ReleaseComparison: Sendable {
    let rendering: ReleaseRendering
    let swarm: SwarmComparison

    /// What writing a release would change; empty where what runs is that already.
    ///
    /// - Parameter live: The specification that serves by the last verdict; nil before there is one.
    func differences(
        image: String, run: RunSettings, variables: OpenVariables, ground: ClusterGround, live: ServiceSpec?
    ) async throws -> [SpecDifference] {
        let input = self.rendering.input(
            image: image, run: run, variables: variables, ground: ground, deployment: .make(), releaseNumber: 0, replicas: run.replicas,
            // A restart that held is no reason for another one.
            forceUpdate: live?.taskTemplate.forceUpdate ?? 0)
        return try await self.swarm.differences(
            writing: ServiceSpecRenderer.render(input), ignoresOrigin: true, disclosure: SpecDisclosure(variables))
    }
}

extension SpecDisclosure {
    /// Shows the variables that are no secret, and the port.
    init(_ variables: OpenVariables) {
        self.init(shownVariables: Set(variables.all.filter { !$0.isSecret }.map(\.name)).union(["PORT"]))
    }

    /// Shows what is a secret in none of several releases.
    init(_ releases: [OpenVariables]) {
        let all = releases.flatMap(\.all)
        let secrets = Set(all.filter(\.isSecret).map(\.name))
        self.init(shownVariables: Set(all.map(\.name)).union(["PORT"]).subtracting(secrets))
    }
}
