/// One rule by which what a provider says of a person becomes a role in a team: evaluated at each sign-in, so that a right ends with the
/// group that gave it.
public struct RoleMapping: Sendable, Hashable {
    /// A role in a team.
    public struct Grant: Sendable, Hashable {
        /// The team's slug.
        public let team: String
        /// The role's name.
        public let role: String

        /// A role in a team.
        public init(team: String, role: String) {
            self.team = team
            self.role = role
        }
    }

    /// The claim, or the path to it: `groups`, `realm_access.roles`.
    public let claim: String
    /// The text that the claim is or holds.
    public let value: String
    /// What it gives.
    public let grant: Grant

    /// A rule.
    public init(claim: String, value: String, grant: Grant) {
        self.claim = claim
        self.value = value
        self.grant = grant
    }

    /// Reads rules separated by commas.
    ///
    /// Such as `groups=platform-admins:acme/admin, realm_access.roles=developers:acme/developer`; a value may hold colons.
    ///
    /// - Parameter claim: the claim that a rule means which names none: `platform-admins:acme/admin`.
    /// - Throws: ``OIDCError`` `invalidConfiguration`, with the rule that is none.
    public static func list(_ text: String, claim: String? = nil) throws(OIDCError) -> [RoleMapping] {
        var rules: [RoleMapping] = []
        for part in text.split(separator: ",") {
            let rule = part.trimmingBlanks
            if rule.isEmpty { continue }
            rules.append(try Self(rule: rule, claim: claim))
        }
        return rules
    }

    private init(rule: String, claim fallback: String?) throws(OIDCError) {
        guard let colon = rule.lastIndex(of: ":") else { throw Self.invalid(rule) }
        let condition = rule[..<colon].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmingBlanks)
        let grant = rule[rule.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false).map(\.trimmingBlanks)
        guard let value = condition.last, let claim = condition.count == 2 ? condition.first : fallback, grant.count == 2,
            let team = grant.first, let role = grant.last, !claim.isEmpty, !value.isEmpty, grant.allSatisfy({ !$0.isEmpty })
        else { throw Self.invalid(rule) }
        self.init(claim: claim, value: value, grant: Grant(team: team, role: role))
    }

    /// The roles that the rules give, in their order, each once; two rules may give different roles in one team.
    ///
    /// A claim that is neither a text nor a list of texts gives nothing.
    public static func grants(_ rules: [RoleMapping], claims: Claims) -> [Grant] {
        var grants: [Grant] = []
        for rule in rules where claims.value(at: rule.claim)?.strings?.contains(rule.value) == true && !grants.contains(rule.grant) {
            grants.append(rule.grant)
        }
        return grants
    }

    /// The strongest role for each team.
    ///
    /// - Parameter ranking: the roles, strongest first; one that is not named counts as weaker than all of them.
    public static func strongest(_ grants: [Grant], ranking: [String]) -> [Grant] {
        func rank(_ grant: Grant) -> Int { ranking.firstIndex(of: grant.role) ?? ranking.count }
        var strongest: [Grant] = []
        for grant in grants {
            guard let index = strongest.firstIndex(where: { $0.team == grant.team }) else {
                strongest.append(grant)
                continue
            }
            if rank(grant) < rank(strongest[index]) { strongest[index] = grant }
        }
        return strongest
    }

    private static func invalid(_ rule: String) -> OIDCError {
        OIDCError(.invalidConfiguration, "`\(rule)` is not a rule such as groups=admins:team/admin")
    }
}
