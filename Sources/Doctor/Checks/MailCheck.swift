package import Egress

/// Whether the mail server would take a mail; none is sent.
package struct MailCheck: Check {
    package let part = "mail"
    package let repair = "Look whether the mail server runs, and whether ROOST_SMTP_URL, _USERNAME and _PASSWORD are right."
    private let configuration: MailConfiguration

    package init(_ configuration: MailConfiguration) {
        self.configuration = configuration
    }

    package func examine() async throws -> [Finding] {
        do throws(EgressError) {
            try await MailClient(configuration: self.configuration).check(within: .seconds(4))
        } catch {
            return [.failed(self.part, "\(self.configuration): \(error.message)", repair: Self.repair(of: error) ?? self.repair)]
        }
        let isEncrypted = self.configuration.encryption != .none
        return [.ok(self.part, "\(self.configuration) answers\(isEncrypted ? ", encrypted" : ", unencrypted, on this machine")")]
    }

    private static func repair(of error: EgressError) -> String? {
        switch error.code {
        case .untrustedServer:
            "Let the server offer STARTTLS (or use smtps://) with a certificate for its name; ROOST_SMTP_CA_FILE trusts one of your own."
        case .loginRefused: "Correct ROOST_SMTP_USERNAME and ROOST_SMTP_PASSWORD."
        default: nil
        }
    }
}
