/// How people come by accounts and back into them.
package struct AccountConfiguration: Sendable, Hashable {
    package var registration: RegistrationMode
    /// Whether there is a mail server.
    package var sendsMail: Bool
    /// Where browsers reach the server, without a slash at the end, and links of mails lead; nil where nobody said.
    package var publicURL: String?
    /// How long an invitation can be accepted.
    package var invitationDuration: Duration
    /// How long a link to a new password lasts.
    package var resetDuration: Duration
    /// How long a link that proves an address lasts.
    package var verificationDuration: Duration
    /// How many mails an hour people without a right to it can have sent to one address.
    package var mailsPerAddress: Int
    /// How many invitations an hour one user may send.
    package var invitationsPerUser: Int

    package init(
        registration: RegistrationMode = .invitation, sendsMail: Bool = false, publicURL: String? = nil,
        invitationDuration: Duration = .seconds(7 * 86_400), resetDuration: Duration = .seconds(1800),
        verificationDuration: Duration = .seconds(86_400), mailsPerAddress: Int = 5, invitationsPerUser: Int = 100
    ) {
        self.registration = registration
        self.sendsMail = sendsMail
        self.publicURL = publicURL
        self.invitationDuration = invitationDuration
        self.resetDuration = resetDuration
        self.verificationDuration = verificationDuration
        self.mailsPerAddress = mailsPerAddress
        self.invitationsPerUser = invitationsPerUser
    }

    /// The address of the page on which a person uses a link.
    ///
    /// What lets somebody in stands behind the `#`: browsers send it nowhere, so that it is in no log and no `Referer`.
    func link(_ purpose: String, _ secret: TokenSecret) -> String? {
        self.publicURL.map { "\($0)/account#\(purpose)=\(secret.text)" }
    }
}
