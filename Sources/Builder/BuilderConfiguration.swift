/// Where the builder works, which programs it calls, and what it allows.
package struct BuilderConfiguration: Sendable, Hashable {
    /// The folder of the mirrors and of the empty home of child processes; made with mode 0700 where it is missing.
    package var workDirectory: String
    /// The engine's address as the Docker CLI takes it, `unix:///var/run/docker.sock`.
    package var dockerHost: String
    /// The folder with `ca.pem`, `cert.pem` and `key.pem` for an engine behind TLS; nil without TLS.
    package var dockerCertificates: String?
    /// The Docker CLI; `/usr/bin/docker`.
    package var dockerCLI: String = "/usr/bin/docker"
    /// Which builder to use; nil asks the CLI and prefers BuildKit.
    package var builderKind: BuilderKind?
    /// Git; `/usr/bin/git`.
    package var git: String = "/usr/bin/git"
    /// The program that makes children die with this process, left out where it does not exist; `/usr/bin/setpriv`.
    package var setpriv: String = "/usr/bin/setpriv"
    /// `PATH` of child processes.
    package var searchPath: String = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    /// The longest time of one fetch, its retries included, from the moment it has its turn; 120 s.
    package var fetchTimeout: Duration = .seconds(120)
    /// A transfer slower than ``lowSpeedLimit`` bytes/s for this long is given up; 20 s.
    package var lowSpeedTime: Duration = .seconds(20)
    /// The slowest transfer in bytes/s; 1000.
    package var lowSpeedLimit: Int = 1000
    /// The largest mirror in bytes; 1 GiB.
    package var maximumRepositorySize: Int = 1 << 30
    /// The size of all mirrors in bytes beyond which those that were not used for longest are removed; 10 GiB.
    package var maximumMirrorsSize: Int = 10 << 30
    /// The longest time of one build; 15 minutes.
    package var buildTimeout: Duration = .seconds(900)
    /// The largest build context in bytes; 1 GiB.
    package var maximumContextSize: Int = 1 << 30
    /// The most files in a build context; 200,000.
    package var maximumContextFiles: Int = 200_000
    /// The largest build log in bytes; what follows is left out; 10 MiB.
    package var maximumLogSize: Int = 10 << 20
    /// The longest line of a build log in bytes; a longer one is cut into several; 16 KiB.
    package var maximumLineLength: Int = 16 << 10
    /// Memory of a build step in bytes, where the classic builder runs it; nil for no limit of its own.
    package var buildMemory: Int?
    /// CPUs of a build step, where the classic builder runs it; nil for no limit of its own.
    package var buildCPUs: Double?
    /// How often a fetch or push is tried in all when the other side cannot be reached; 3.
    package var attempts: Int = 3
    /// The pause before the second attempt; it doubles each time; 1 s.
    package var retryDelay: Duration = .seconds(1)
    /// How long a child process may take to end when it is told to, before it is killed; 2 s.
    package var stopGrace: Duration = .seconds(2)

    package init(workDirectory: String, dockerHost: String) {
        self.workDirectory = workDirectory
        self.dockerHost = dockerHost
    }
}
