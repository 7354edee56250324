import ArgumentParser
import Policy

/// Shows which built-in role has which permission.
struct PolicyMatrix: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "Show the built-in roles and what each may do, as a table.",
        discussion: "yes: it may; if: it may, unless a rule with conditions denies it; -: it may not.")

    @OptionGroup var options: PolicyOptions

    func run() throws {
        do {
            print(RoleMatrix(try AccessPolicy(self.options.folder().sources())).table)
        } catch let error as PolicyLoadError {
            print(error)
            throw ExitCode(1)
        }
    }
}
