package import ControlPlane
package import DockerEngine
import FoundationEssentials
package import Model

/// What use cases see of the cluster, read from the engine.
package struct EngineClusterView: ClusterView {
    /// How long a request waits for the engine; a detail without task counts is better than none.
    private static let patience: Duration = .seconds(2)

    private let docker: DockerClient

    package init(docker: DockerClient) {
        self.docker = docker
    }

    package func taskCounts(of service: ServiceName) async -> TaskCounts? {
        await withTaskGroup(of: TaskCounts?.self) { group in
            group.addTask {
                guard let tasks = try? await self.docker.tasks(["service": [service.rawValue]]) else { return nil }
                let desired = tasks.filter { $0.desiredState == .running }
                return TaskCounts(running: desired.filter { $0.status.state == .running }.count, desired: desired.count)
            }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    package func logs(of service: ServiceName, _ query: ApplicationLogQuery) async throws -> ApplicationLog {
        var options = LogOptions()
        options.timestamps = true
        options.details = true
        options.follow = query.follow
        options.tail = query.tail
        options.since = query.since.flatMap(Self.timestamp)
        options.until = query.until.flatMap(Self.timestamp)
        do {
            let frames = try await self.docker.serviceLogs(service.rawValue, options: options)
            return ApplicationLog(frames.map { [options] in Self.line(LogLine($0, options: options)) })
        } catch {
            // An application that never ran has printed nothing.
            guard error.code == .notFound else { throw error }
            return ApplicationLog(AsyncStream { $0.finish() })
        }
    }

    private static func timestamp(_ date: Date) -> DockerTimestamp? {
        Int64(exactly: date.timeIntervalSince1970.rounded(.down)).map { DockerTimestamp(seconds: $0) }
    }

    private static func line(_ line: LogLine) -> ApplicationLogLine {
        ApplicationLogLine(
            at: line.timestamp?.date, task: line.details["com.docker.swarm.task.id"], stream: line.stream.rawValue,
            text: String(decoding: line.text, as: UTF8.self))
    }
}
