import ArgumentParser
import Policy

/// Says what is wrong in the files, each with its line.
struct PolicyCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read all files, and name everything that is wrong with its file and line.",
        discussion: "The exit status is 1 when something is wrong.")

    @OptionGroup var options: PolicyOptions

    func run() throws {
        let folder = try self.options.folder()
        do {
            let policy = try AccessPolicy(folder.sources())
            let scenarios = try folder.scenarios().map { try ScenarioSet($0, of: policy).count }.reduce(0, +)
            print(
                "\(policy.permissions.names.count) permissions, \(policy.builtInRoles.count) built-in roles, \(scenarios) scenarios: "
                    + "nothing is wrong")
        } catch let error as PolicyLoadError {
            print(error)
            throw ExitCode(1)
        }
    }
}
