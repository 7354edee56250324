import Egress

extension Settings {
    /// Where requests to addresses that somebody chose may go.
    func egress() throws(SettingsError) -> EgressConfiguration {
        var configuration = EgressConfiguration()
        configuration.userAgent = "roost/\(Roostd.version)"
        do {
            configuration.allowed = try AddressRange.list(self.text("ROOST_EGRESS_ALLOW", default: ""))
        } catch {
            throw SettingsError(variable: "ROOST_EGRESS_ALLOW", problem: "cannot be used: \(error.message)")
        }
        return configuration
    }

    /// What makes such requests.
    func egressClient() throws -> EgressClient { try EgressClient(configuration: self.egress()) }
}
