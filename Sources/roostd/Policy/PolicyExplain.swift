import ArgumentParser
import ControlPlane
import Policy

/// Says why somebody, or whoever has some roles, may do something somewhere, or may not.
struct PolicyExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a user, or roles, may do something somewhere, or may not.",
        discussion: """
            A place is system, TEAM, TEAM/PROJECT or TEAM/PROJECT/ENVIRONMENT. With --user it is looked up in the database \
            (ROOST_DATABASE_URL), with the roles that the user has by now and the team's own roles:
            roostd policy explain application.delete acme/shop/production --user ada
            With --role the names are yours to choose, and nothing is looked up:
            roostd policy explain application.delete acme/shop/production --role 'developer at acme'
            The exit status is 0 when it is allowed, and 1 otherwise.
            """)

    @Argument(help: "What is to be done, as permissions.yaml names it.")
    var permission: String

    @Argument(help: "Where.")
    var place: String

    @Option(help: "The user name or the e-mail address of whom to look up; not beside --role, --kind and --label.")
    var user: String?

    @Option(help: "ROLE at PLACE; can be given several times.")
    var role: [String] = []

    @Option(help: "The environment's kind: production, staging, preview or other (default: what its name says).")
    var kind: String?

    @Option(help: "NAME=VALUE, a label of the resource; can be given several times.")
    var label: [String] = []

    @OptionGroup var options: PolicyOptions

    func validate() throws {
        guard self.user != nil, !self.role.isEmpty || self.kind != nil || !self.label.isEmpty else { return }
        throw ValidationError("--user looks everything up: --role, --kind and --label do not stand beside it")
    }

    func run() async throws {
        let (text, isAllowed): (String, Bool)
        if let user = self.user { (text, isAllowed) = try await self.lookUp(user) } else { (text, isAllowed) = try self.explain() }
        print(text)
        if !isAllowed { throw ExitCode(1) }
    }

    private func lookUp(_ user: String) async throws -> (text: String, isAllowed: Bool) {
        let policy: AccessPolicy
        do {
            policy = try AccessPolicy(self.options.folder().sources())
        } catch let error as PolicyLoadError {
            print(error)
            throw ExitCode(1)
        }
        let (permission, place) = (self.permission, self.place)
        let found = try await Settings().withStore { store in
            try await DatabaseCommandError.mapping { () async throws(ControlPlaneError) in
                try await AccessExplainer(store: store, policy: policy).explain(permission, at: place, of: user)
            }
        }
        return (found.text, found.isAllowed)
    }

    private func explain() throws -> (text: String, isAllowed: Bool) {
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
        return (explanation.description, explanation.decision.isAllowed)
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
