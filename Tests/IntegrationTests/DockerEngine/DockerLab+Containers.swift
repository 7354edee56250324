import DockerEngine
import TestSupport
import Testing

extension DockerLab {
    /// Starts a plain container of this test.
    func start(_ command: [String], tty: Bool = false, network: String = "", logConfig: LogConfig? = nil) async throws -> String {
        let specification = ContainerSpecification(
            image: baseImage, command: command, labels: labels, tty: tty, stopTimeout: 1,
            hostConfig: HostConfig(networkMode: network, logConfig: logConfig))
        _ = try await client.image(baseImage.isEmpty ? "missing" : baseImage)
        let id = try await client.createContainer(specification).id
        try await client.startContainer(id)
        return id
    }

    /// Runs a plain container of this test until it ends.
    func runToEnd(
        _ command: [String], tty: Bool = false, logConfig: LogConfig? = nil, within limit: Duration = .seconds(20)
    ) async throws -> String {
        let id = try await start(command, tty: tty, logConfig: logConfig)
        let exit = try await client.waitContainer(id, limit: limit)
        #expect(exit.statusCode == 0)
        return id
    }
}
