/// A talk with a mail server that was checked, with the limits that hold for it.
struct MailOrder: TransferMaking {
    /// How much a server may say, in bytes.
    static let longestTalk = 64 << 10

    let server: MailConfiguration
    /// Nil to ask only whether the server would take one.
    let message: MailMessage?
    let timeout: Duration

    func makeTransfer() throws(EgressError) -> Transfer { try MailTransfer(self) }
}
