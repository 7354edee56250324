import FoundationEssentials
import Model

/// What mails say.
struct MailText: Sendable {
    let configuration: AccountConfiguration

    func invitation(_ invitation: Invitation, _ secret: TokenSecret) -> OutgoingMail {
        let team = Self.line(invitation.teamName)
        return self.mail(
            invitation.email, "\(invitation.inviter) invites you to \(team)",
            """
            \(invitation.inviter) invites you to the team \(team), as \(invitation.roles.map(\.rawValue).joined(separator: ", ")).

            To accept, open

            \(self.configuration.link("invitation", secret) ?? secret.text)

            The link works once, until \(Self.moment(invitation.expiresAt)), for who has this address. If you do not know the sender,
            there is nothing to do.
            """)
    }

    func passwordReset(_ user: User, _ secret: TokenSecret) -> OutgoingMail {
        self.mail(
            user.email, "Another password",
            """
            Somebody, you as we hope, wants another password for the account \(user.username). To choose one, open

            \(self.configuration.link("reset", secret) ?? secret.text)

            The link works once, for \(Self.words(self.configuration.resetDuration)). If it was not you, there is nothing to do: the password
            stays as it is.
            """)
    }

    /// For who signs in through a provider alone.
    func noPassword(_ user: User) -> OutgoingMail {
        self.mail(
            user.email, "Another password",
            """
            Somebody, you as we hope, wants another password for the account \(user.username). It has none: you sign in to it through a
            provider, such as that of your company. There is nothing to do here.
            """)
    }

    func passwordChanged(_ user: User) -> OutgoingMail {
        self.mail(
            user.email, "Your password was changed",
            """
            The password of the account \(user.username) was changed by the link of a mail that we sent to this address. Every session of the
            account was ended.

            If it was not you, somebody reads your mail: get your mailbox back, then choose another password here.
            """)
    }

    func registration(_ username: String, email: String, _ secret: TokenSecret) -> OutgoingMail {
        self.mail(
            email, "Confirm your address",
            """
            Somebody, you as we hope, wants to make the account \(username) with this address. To confirm it, open

            \(self.configuration.link("verify", secret) ?? secret.text)

            The link works once, for \(Self.words(self.configuration.verificationDuration)). If it was not you, there is nothing to do.
            """)
    }

    /// For an address that somebody has, who may have forgotten that.
    func addressInUse(_ email: String) -> OutgoingMail {
        self.mail(
            email, "You have an account already",
            """
            Somebody, you as we hope, wanted to use this address for an account. There is one with it already: sign in to that one, or ask
            for another password if you do not know the present one. If it was not you, there is nothing to do.
            """)
    }

    func emailChange(_ user: User, to email: String, _ secret: TokenSecret) -> OutgoingMail {
        self.mail(
            email, "Confirm your new address",
            """
            The account \(user.username) is to have this address. To confirm it, open

            \(self.configuration.link("email", secret) ?? secret.text)

            The link works once, for \(Self.words(self.configuration.verificationDuration)). If it was not you, there is nothing to do.
            """)
    }

    /// For the address that an account has so far.
    func emailChangeAsked(_ user: User, to email: String) -> OutgoingMail {
        self.mail(
            user.email, "Your account is to have another address",
            """
            The account \(user.username) is to have the address \(email) in place of this one, once that one is confirmed.

            If it was not you, somebody is signed in to your account: change your password, which ends every session and the link.
            """)
    }

    private func mail(_ recipient: String, _ subject: String, _ text: String) -> OutgoingMail {
        let site = self.configuration.publicURL.map { "\n\n--\n\($0)\n" } ?? "\n"
        return OutgoingMail(recipient: recipient, subject: "[Roost] \(subject)", text: text + site)
    }

    /// What people called something, in one line.
    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory.isLineOrControl ? " " : $0 }))
    }

    private static func moment(_ date: Date) -> String { date.formatted(.iso8601.dateSeparator(.dash)) }

    private static func words(_ duration: Duration) -> String {
        let minutes = duration.components.seconds / 60
        return minutes % 60 == 0 && minutes > 60 ? "\(minutes / 60) hours" : "\(minutes) minutes"
    }
}

extension Unicode.GeneralCategory {
    /// Whether it can end a line, or is for no eye.
    fileprivate var isLineOrControl: Bool { [.control, .format, .lineSeparator, .paragraphSeparator].contains(self) }
}
