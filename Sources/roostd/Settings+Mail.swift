import ControlPlane
import Doctor
import Egress

extension Settings {
    /// The mail server and whom mails are from; nil where there is none.
    func mail() throws(SettingsError) -> (server: MailConfiguration, sender: MailAddress)? {
        guard let url = self.optional("ROOST_SMTP_URL") else { return nil }
        let isPlain = try self.flag("ROOST_SMTP_PLAIN")
        var server = try Self.using("ROOST_SMTP_URL") { () throws(EgressError) in try MailConfiguration(url: url, isPlain: isPlain) }
        server.trustedCertificates = self.optional("ROOST_SMTP_CA_FILE")
        let password = try self.secret("ROOST_SMTP_PASSWORD", file: "ROOST_SMTP_PASSWORD_FILE")
        if let username = self.optional("ROOST_SMTP_USERNAME") {
            guard let password else { throw SettingsError(variable: "ROOST_SMTP_PASSWORD", problem: "must be set beside a user") }
            try Self.using("ROOST_SMTP_USERNAME") { () throws(EgressError) in try server.signIn(as: username, password: password) }
        } else if password != nil {
            throw SettingsError(variable: "ROOST_SMTP_USERNAME", problem: "must be set beside a password")
        }
        let from = try self.required("ROOST_SMTP_FROM")
        let sender = try Self.using("ROOST_SMTP_FROM") { () throws(EgressError) in try MailAddress(from) }
        // The links of mails lead there.
        _ = try self.publicURL()
        return (server, sender)
    }

    /// How people come by accounts and back into them.
    func accounts() throws(SettingsError) -> AccountConfiguration {
        let text = self.text("ROOST_REGISTRATION", default: RegistrationMode.invitation.rawValue)
        guard let registration = RegistrationMode(rawValue: text) else {
            throw SettingsError(variable: "ROOST_REGISTRATION", problem: "must be closed, invitation or open")
        }
        let sendsMail = try self.mail() != nil
        guard registration != .open || sendsMail else {
            throw SettingsError(variable: "ROOST_REGISTRATION", problem: "open needs a mail server (ROOST_SMTP_URL): addresses are proved")
        }
        return AccountConfiguration(
            registration: registration, sendsMail: sendsMail, publicURL: try? self.publicURL(),
            invitationDuration: .seconds(3600 * (try self.number("ROOST_INVITATION_HOURS", default: 168, in: 1...8760))),
            resetDuration: .seconds(60 * (try self.number("ROOST_PASSWORD_RESET_MINUTES", default: 30, in: 5...1440))),
            verificationDuration: .seconds(3600 * (try self.number("ROOST_VERIFICATION_HOURS", default: 24, in: 1...168))),
            mailsPerAddress: try self.number("ROOST_MAILS_PER_ADDRESS_PER_HOUR", default: 5, in: 1...1000),
            invitationsPerUser: try self.number("ROOST_INVITATIONS_PER_HOUR", default: 100, in: 1...1_000_000))
    }

    /// Whether the mail server would take a mail; nothing where there is none.
    func mailChecks() -> [any Check] {
        do throws(SettingsError) {
            return try self.mail().map { [MailCheck($0.server)] } ?? []
        } catch {
            return [UnusablePart("mail", reason: "\(error)", repair: "Correct \(error.variable) as .env.example tells it.")]
        }
    }

    private static func using<Value>(_ variable: String, _ make: () throws(EgressError) -> Value) throws(SettingsError) -> Value {
        do { return try make() } catch { throw SettingsError(variable: variable, problem: "cannot be used: \(error.message)") }
    }
}
