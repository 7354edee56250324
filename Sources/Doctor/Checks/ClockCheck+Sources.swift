package import DockerEngine
internal import FoundationEssentials
internal import Logging
package import Postgres
package import Redis
internal import Store

extension ClockCheck.Source {
    /// Postgres' clock.
    package static func postgres(_ configuration: PostgresConfiguration) -> Self {
        Self(part: "postgres") {
            var configuration = configuration
            configuration.pipelinedConnections = 1
            configuration.shutdownTimeout = .seconds(1)
            let database = PostgresDatabase(configuration, logger: Logger(label: "doctor", factory: { _ in SwiftLogNoOpLogHandler() }))
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await database.run() }
                let clock = try await DataStore(database).session.databaseClock()
                group.cancelAll()
                return clock
            }
        }
    }

    /// Redis' clock.
    package static func redis(_ configuration: RedisConfiguration) -> Self {
        Self(part: "redis") {
            try await RedisClient.withClient(configuration) { client in
                let parts = try await client.send("TIME").array(atLeast: 2)
                guard let seconds = Double(try parts[0].string()), let microseconds = Double(try parts[1].string()) else { return nil }
                return Date(timeIntervalSince1970: seconds + microseconds / 1e6)
            }
        }
    }

    /// The clock of the engine's machine.
    package static func docker(_ docker: DockerClient) -> Self {
        Self(part: "docker") { DockerTimestamp(try await docker.info().systemTime)?.date }
    }

    /// The registry's clock, which it tells to the second.
    package static func registry(_ registry: RegistryEndpoint) -> Self {
        Self(part: "registry", step: 1) { try await registry.inspect().date }
    }
}
