extension AccessPolicy {
    /// Makes sure that whoever decides by this policy finds in it what it asks for.
    ///
    /// - Parameters:
    ///   - permissions: names that have to stand in the closed list.
    ///   - roles: names of roles of teams that have to be built in.
    ///   - sources: the files that the policy was made from.
    /// - Throws: what is missing, in the file in which it would stand.
    public func require(permissions: [String], roles: [String], in sources: PolicySources) throws(PolicyLoadError) {
        let inPermissions = SourcePosition(file: sources.permissions.name, line: 1, column: 1)
        let inRoles = SourcePosition(file: sources.roles.name, line: 1, column: 1)
        let names = self.permissions.names
        try PolicyLoadError.check(
            permissions.filter { self.permissions.index(of: $0) == nil }.map {
                PolicyProblem(
                    inPermissions, "the server asks for the permission '\($0)', which is not in the list",
                    suggestion: NearestName.to($0, among: names))
            }
                + roles.filter { self.role($0, at: .system)?.isSystem != false }.map {
                    PolicyProblem(inRoles, "the server gives the role '\($0)', which is no built-in role of teams")
                })
    }
}
