internal import Foundation

/// The real servers and tools that integration tests run against, as the lab's `env` file names them.
///
/// A part that is missing is an error: a test that cannot run fails, it does not skip.
public struct Lab: Sendable {
    /// A part of the lab that the environment does not name.
    public struct Missing: Error, CustomStringConvertible {
        /// The environment variable that is unset or empty.
        public let variable: String

        /// What to do about it.
        public var description: String {
            "\(self.variable) is not set: start the lab and load its environment (`source $ROOST_LAB_DIR/env`) before the tests"
        }
    }

    private let environment: [String: String]

    /// The lab of this process's environment.
    public init() {
        self.init(environment: ProcessInfo.processInfo.environment)
    }

    /// The lab of a given environment.
    public init(environment: [String: String]) {
        self.environment = environment
    }

    /// The folder that holds the lab's files.
    public var directory: String { get throws { try self.value("ROOST_LAB_DIR") } }
    /// The address of the Docker Engine's socket.
    public var dockerHost: String { get throws { try self.value("DOCKER_HOST") } }
    /// The path of a Docker command line that the engine understands.
    public var dockerCLI: String { get throws { try self.value("ROOST_DOCKER_CLI") } }
    /// The Postgres server's connection string, for a role that may create databases.
    public var databaseURL: String { get throws { try self.value("LAB_DATABASE_URL") } }
    /// The same server over TCP with a password.
    public var databaseTCPURL: String { get throws { try self.value("LAB_DATABASE_TCP_URL") } }
    /// The Redis server's URL.
    public var redisURL: String { get throws { try self.value("LAB_REDIS_URL") } }
    /// The image registry, host and port.
    public var registry: String { get throws { try self.value("LAB_REGISTRY") } }
    /// The ingress's URL.
    public var ingress: String { get throws { try self.value("LAB_INGRESS") } }
    /// The ingress's image.
    public var ingressImage: String { get throws { try self.value("LAB_INGRESS_IMAGE") } }
    /// A small image to run and to build on.
    public var baseImage: String { get throws { try self.value("LAB_BASE_IMAGE") } }
    /// The URL that the git server answers at.
    public var gitURL: String { get throws { try self.value("LAB_GIT_URL") } }
    /// The folder of the repositories that the git server serves.
    public var gitRoot: String { get throws { try self.value("LAB_GIT_ROOT") } }
    /// The path of the health probe that is put into containers.
    public var probe: String { get throws { try self.value("LAB_PROBE") } }

    /// The value of a variable.
    ///
    /// - Throws: ``Missing`` when it is unset or empty.
    public func value(_ variable: String) throws -> String {
        guard let value = self.environment[variable], !value.isEmpty else { throw Missing(variable: variable) }
        return value
    }
}
