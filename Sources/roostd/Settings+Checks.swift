import Builder
import ControlPlane
import DockerEngine
import Doctor
import FoundationEssentials
import Ingress
import Logging
import Policy
import Postgres
import Redis
import Rollout
import Store
import Vault
import Worker

extension Settings {
    /// Everything that the server needs, as it is set; what the settings do not say is told as such.
    func checks() -> [any Check] {
        let logger = RoostdLogger.silent
        let postgres = self.attempt { try $0.postgres() }
        let redis = self.attempt { try $0.redis() }
        let docker = self.attempt { try $0.docker(logger: logger) }
        let registry = self.attempt { RegistryEndpoint(try $0.registry(), timeout: .seconds(3)) }
        let keys = self.attempt { try $0.masterKeys().keyring }
        let migrations = self.attempt { try $0.required("ROOST_MIGRATIONS_DIR") }
        let clocks: [ClockCheck.Source?] = [
            (try? postgres.get()).map { ClockCheck.Source.postgres($0) }, (try? redis.get()).map { ClockCheck.Source.redis($0) },
            (try? docker.get()).map { ClockCheck.Source.docker($0) }, (try? registry.get()).map { ClockCheck.Source.registry($0) },
        ]
        let problems = self.problems().map { ConfigurationCheck.Problem(variable: $0.variable, problem: $0.problem) }
        return [
            ConfigurationCheck(
                problems: problems, names: self.allNames, environment: Set(ProcessInfo.processInfo.environment.keys),
                files: self.files().filter { file in !problems.contains { $0.variable == file.variable } }),
            Self.check("postgres", postgres) { postgres in
                Self.check("postgres", migrations) { PostgresCheck(postgres, migrationsDirectory: $0) }
            },
            Self.check("audit", postgres) { AuditCheck($0) },
            Self.check("keys", postgres) { postgres in
                Self.check("keys", keys) { KeysCheck(postgres, keyIDs: $0.keyIDs, currentKeyID: $0.currentKeyID) }
            },
            Self.check("redis", redis) { RedisCheck($0, namespace: self.redisNamespace) },
            Self.check("docker", docker) { EngineCheck($0, endpointMode: try? self.endpointMode()) },
            Self.check("registry", registry) { RegistryCheck($0) },
            self.ingressCheck(docker, postgres, logger),
            Self.check("git", self.attempt { try $0.sources() }) { GitCheck($0) },
            Self.check("policy", self.attempt { try $0.policyFolder() }) { folder in
                PolicyFilesCheck {
                    let policy = try folder.policy(folder.sources())
                    return "\(policy.permissions.names.count) permissions, \(policy.builtInRoles.count) roles"
                }
            },
            ClockCheck(clocks.compactMap(\.self)),
            self.diskCheck(try? docker.get()),
        ] + self.providerChecks() + self.mailChecks()
    }

    private func providerChecks() -> [any Check] {
        switch self.attempt({ settings in try settings.identityProviders(settings.egressClient()) }) {
        case .success(let providers): providers.map { ProviderCheck($0.identities) }
        case .failure(let error):
            [UnusablePart("providers", reason: "\(error)", repair: "Correct the settings of sign-in as .env.example tells them.")]
        }
    }

    private func ingressCheck(
        _ docker: Result<DockerClient, any Error>, _ postgres: Result<PostgresConfiguration, any Error>, _ logger: Logger
    ) -> any Check {
        let ingress = self.attempt { try $0.ingress() }
        return Self.check("ingress", docker) { docker in
            Self.check("ingress", ingress) { configuration in
                do throws(IngressError) {
                    let controller = try IngressController(docker: docker, configuration: configuration, logger: logger)
                    return IngressCheck(controller) {
                        try await Self.routes(try postgres.get(), controller, logger)
                    }
                } catch {
                    return UnusablePart(
                        "ingress", reason: error.message, repair: "Let ROOST_INGRESS_DIR name a folder with a shorter path.")
                }
            }
        }
    }

    private static func routes(
        _ configuration: PostgresConfiguration, _ ingress: IngressController, _ logger: Logger
    ) async throws -> [IngressRoute] {
        let database = PostgresDatabase(configuration, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await database.run() }
            let routes = try await RoutePublisher(store: DataStore(database), ingress: ingress, logger: logger).routes()
            group.cancelAll()
            return routes
        }
    }

    private func diskCheck(_ docker: DockerClient?) -> any Check {
        Self.check("disk", self.attempt { try $0.minimumDiskSpace() }) { minimum in
            let folders = [
                ("work", (try? self.builder())?.workDirectory), ("ingress", (try? self.ingress())?.stateDirectory),
            ]
            return DiskCheck(
                folders.compactMap { name, path in path.map { DiskCheck.Place(name: name, path: $0) } }, minimum: minimum
            ) {
                // Of an engine elsewhere the folder is not this machine's.
                guard let docker, docker.configuration.host.hasPrefix("unix:"), let root = try? await docker.info().rootDirectory,
                    FileManager.default.fileExists(atPath: root)
                else { return [] }
                return [DiskCheck.Place(name: "docker", path: root)]
            }
        }
    }

    private func attempt<Value>(_ part: (Settings) throws -> Value) -> Result<Value, any Error> {
        Result { try part(self) }
    }

    private static func check<Value>(
        _ part: String, _ value: Result<Value, any Error>, _ make: (Value) -> any Check
    ) -> any Check {
        switch value {
        case .success(let value): make(value)
        case .failure(let error):
            UnusablePart(
                part, reason: "\(error)",
                repair: "Correct \((error as? SettingsError)?.variable ?? "the environment") as .env.example tells it.")
        }
    }
}
