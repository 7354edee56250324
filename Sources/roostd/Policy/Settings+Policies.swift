import ControlPlane
import Policy

extension Settings {
    /// The folder of the roles and permissions.
    func policyFolder() throws(SettingsError) -> PolicyFolder { PolicyFolder(path: try self.required("ROOST_POLICIES_DIR")) }

    /// How often the server looks whether the files have changed.
    func policyInterval() throws(SettingsError) -> Duration {
        .seconds(try self.number("ROOST_POLICIES_SECONDS", default: 2, in: 1...3600))
    }
}

extension PolicyFolder {
    /// What the server decides by.
    ///
    /// - Throws: what is wrong in the files, or missing for this server.
    func policy(_ sources: PolicySources) throws(PolicyLoadError) -> AccessPolicy {
        let policy = try AccessPolicy(sources)
        try Authorizer.check(policy, sources)
        return policy
    }
}
