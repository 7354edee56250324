import ArgumentParser
import Policy

/// Says why somebody with some roles may do something somewhere, or may not.
struct PolicyExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why roles allow something somewhere, or do not.",
        discussion: """
            A place is system, TEAM, TEAM/PROJECT or TEAM/PROJECT/ENVIRONMENT; the names are yours to choose, nothing is looked up. \
            For example: roostd policy explain application.delete acme/shop/production --role 'developer at acme'
            The exit status is 0 when it is allowed, and 1 otherwise.
            """)

    @Argument(help: "What is to be done, as permissions.yaml names it.")
    var permission: String

    @Argument(help: "Where.")
    var place: String

    @Option(help: "ROLE at PLACE; can be given several times.")
    var role: [String] = []

    @Option(help: "The environment's kind: production, staging, preview or other (default: what its name says).")
    var kind: String?

    @Option(help: "NAME=VALUE, a label of the resource; can be given several times.")
    var label: [String] = []

    @OptionGroup var options: PolicyOptions

    func run() throws {
        let explanation: Explanation
        do {
            let policy = try AccessPolicy(self.options.folder().sources())
            guard let permission = policy.permissions.permission(self.permission) else {
                throw ValidationError("there is no permission '\(self.permission)'; roostd policy matrix lists all")
            }
            guard let path = PlaceName.path(self.place) else { throw ValidationError("'\(self.place)' is no place") }
            explanation = Authority(policy, bindings: try self.bindings()).explain(permission, on: path, try self.attributes())
        } catch let error as PolicyLoadError {
            print(error)
            throw ExitCode(1)
        }
        print(explanation)
        if !explanation.decision.isAllowed { throw ExitCode(1) }
    }

    private func bindings() throws -> [RoleBinding] {
        try self.role.map {
            guard let binding = PlaceName.binding($0) else { throw ValidationError("'\($0)' is not ROLE at PLACE") }
            return binding
        }
    }

    private func attributes() throws -> ResourceAttributes {
        var attributes = ResourceAttributes(
            environmentKind: PlaceName.kind(of: self.place.split(separator: "/").last.map(String.init) ?? ""), labels: [:])
        if let kind = self.kind {
            guard let known = EnvironmentKind(rawValue: kind) else { throw ValidationError("there is no kind '\(kind)'") }
            attributes.environmentKind = known
        }
        for label in self.label {
            let parts = label.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("'\(label)' is not NAME=VALUE") }
            attributes.labels?[parts[0]] = parts[1]
        }
        return attributes
    }
}
