import ArgumentParser
import Doctor

/// Looks at everything that the server needs, and names the repair of what is not as it should be.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at everything that the server needs, and name the repair of what fails.",
        discussion: """
            Checks configuration, files, Postgres, Redis, the Docker Engine and its Swarm, the registry, the ingress, git, clocks, disks, \
            the providers of sign-in and the mail server, all at once and each for 5 s at most, with the settings of this environment. It changes nothing.
            The exit status is 1 when something fails, and 0 else: warnings do not fail.
            """)

    @Flag(help: "Print the findings as JSON.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func run() async throws {
        let report = await Doctor(Settings().checks()).examine()
        if !self.quiet || report.verdict == .failed {
            print(try self.json ? report.json(version: Roostd.version) : report.table)
        }
        throw ExitCode(report.exitStatus)
    }
}
