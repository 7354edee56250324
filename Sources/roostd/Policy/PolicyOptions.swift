import ArgumentParser
import Policy

/// Where the files are.
struct PolicyOptions: ParsableArguments {
    @Option(help: "The folder of permissions.yaml, roles.yaml and scenarios (default: ROOST_POLICIES_DIR).")
    var directory: String?

    func folder() throws -> PolicyFolder {
        try self.directory.map(PolicyFolder.init(path:)) ?? Settings().policyFolder()
    }
}
