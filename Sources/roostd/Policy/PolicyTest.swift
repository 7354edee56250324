import ArgumentParser
import Policy

/// Runs the scenarios.
struct PolicyTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the scenarios: who may do what.",
        discussion: "Prints what is decided otherwise than a scenario says, with the reason. The exit status is 1 when anything is.")

    @OptionGroup var options: PolicyOptions

    func run() throws {
        let folder = try self.options.folder()
        do {
            let policy = try AccessPolicy(folder.sources())
            let sets = try folder.scenarios().map { try ScenarioSet($0, of: policy) }
            let failures = sets.flatMap { $0.failures() }
            for failure in failures { print(failure) }
            print("\(sets.map(\.count).reduce(0, +)) scenarios, \(failures.count) failures")
            if !failures.isEmpty { throw ExitCode(1) }
        } catch let error as PolicyLoadError {
            print(error)
            throw ExitCode(1)
        }
    }
}
