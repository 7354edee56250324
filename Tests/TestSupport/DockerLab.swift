public import DockerEngine
import FoundationEssentials

/// The lab's engine, for the length of one test.
public struct DockerLab: Sendable {
    /// A client of the engine.
    public let client: DockerClient
    /// Address of the registry, for example `127.0.0.1:5000`.
    public let registry: String
    /// Reference of a small image with busybox in it.
    public let baseImage: String
    /// Random word that no other test has; each object that the test creates has it in its name.
    public let mark: String

    /// A command for containers that only have to be there: it lasts longer than any test.
    public static let idle = ["sleep", "100000"]

    /// Labels that each object of the test has to carry, so that it is removed at the end.
    public var labels: [String: String] { ["roost.test": mark] }

    /// A spec of a service of this test, to be refined by it.
    public func serviceSpec(_ name: String, command: [String], networks: [String] = [], replicas: Int = 1) -> ServiceSpec {
        ServiceSpec(
            name: "\(name)-\(mark)", labels: labels,
            taskTemplate: TaskSpec(
                containerSpec: ContainerSpec(image: baseImage, labels: labels, args: command, stopGracePeriod: .seconds(1)),
                restartPolicy: RestartPolicy(condition: .any, delay: .milliseconds(200)),
                networks: networks.map { NetworkAttachmentConfig(target: $0) }),
            mode: .replicated(replicas), endpointSpec: EndpointSpec(mode: .dnsrr))
    }

    /// Waits until a service has exactly this number of running tasks and no other one that should run.
    public func waitUntilRunning(_ service: String, tasks count: Int = 1, within bound: Duration = .seconds(90)) async throws -> [SwarmTask]
    {
        try await eventually(within: bound, "\(count) running tasks of \(service)") {
            let tasks = try await client.tasks(["service": [service], "desired-state": ["running"]])
            return tasks.count == count && tasks.allSatisfy { $0.status.state == .running } ? tasks : nil
        }
    }
}
