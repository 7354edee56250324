import APIContract
import ArgumentParser

/// The settings of an application that have an option of their own; the others go in a file.
struct ApplicationOptions: ParsableArguments {
    @Option(help: "Its name for people.")
    var name: String?

    @Option(help: "The address of the git repository to build from.")
    var git: String?

    @Option(help: "The image to run, instead of a repository.")
    var image: String?

    @Option(help: "The branch; main where not given.")
    var branch: String?

    @Option(help: "The folder of the repository to build in.")
    var rootDirectory: String?

    @Option(help: "The path of the Dockerfile below the root directory.")
    var dockerfile: String?

    @Option(help: "The stage of the Dockerfile to build.")
    var target: String?

    @Option(help: "The port that the application listens on; 'none' for none.")
    var port: String?

    @Option(help: "How many tasks run.")
    var replicas: Int?

    @Option(help: "The path that a healthy application answers with a status from 200 to 399; 'none' for a connection to the port.")
    var healthPath: String?

    @Option(help: "The most memory of a task, in MiB.")
    var memory: Int?

    @Option(help: "The memory that a node must have free for a task, in MiB.")
    var reserveMemory: Int?

    @Option(help: "The most CPUs of a task, such as 0.5.")
    var cpus: Double?

    @Option(help: "The command to run instead of the image's: one word each, may be repeated.")
    var command: [String] = []

    @Option(help: "start-first or stop-first: which of two tasks goes first when one replaces the other.")
    var updateOrder: UpdateOrder?

    @Option(help: "How long a task has to end, in seconds.")
    var stopGrace: Int?

    @Option(help: "How many releases are kept for a rollback.")
    var keepReleases: Int?

    func validate() throws {
        guard let port, port != "none", UInt16(port) == nil || port == "0" else { return }
        throw ValidationError("--port is a number from 1 to 65535, or none")
    }
}

extension UpdateOrder: ExpressibleByArgument {}
