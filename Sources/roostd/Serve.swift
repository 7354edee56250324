import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals

/// Runs the server until SIGTERM or SIGINT.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the server.")

    @Option(help: "What this process does: api, worker or both, separated by commas.", transform: Serve.roles)
    var roles: Set<ProcessRole> = Set(ProcessRole.allCases)

    @Flag(help: "Run although keys are missing that values are sealed with: what they seal cannot be opened.")
    var withoutKeys = false

    func run() async throws {
        let settings = Settings()
        let logger = try RoostdLogger.make(settings, label: "roostd")
        if try await SchemaCheck.run(settings, logger: logger), !self.withoutKeys { try await MissingKeys.check(settings, logger: logger) }
        let assembly = try await Assembly(settings: settings, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: try await assembly.services(self.roles).map { service in
                .init(
                    service: NamedService(service: service), successTerminationBehavior: .ignore,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // What is not done by then is handed to the next process; nothing is lost.
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        configuration.maximumCancellationDuration = .seconds(8)
        try await ServiceGroup(configuration: configuration).run()
    }

    private static func roles(_ text: String) throws -> Set<ProcessRole> {
        let roles = text.split(separator: ",").map { ProcessRole(rawValue: String($0)) }
        guard !roles.isEmpty, !roles.contains(nil) else { throw ValidationError("must be api, worker or both") }
        return Set(roles.compactMap(\.self))
    }
}
