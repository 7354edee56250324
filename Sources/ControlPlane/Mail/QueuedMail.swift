import Model

/// What a mail is about, as it waits, sealed.
///
/// Whether there is an account for an address is looked up when the mail is composed: whoever asked has their answer by then, and cannot
/// tell from it, or from the time that it took.
enum QueuedMail: Sendable {
    /// Composed already.
    case notice(OutgoingMail)
    /// Somebody wants another password for the account with this address, if there is one.
    case passwordReset(email: String, TokenSecret)
    /// A user wants this address.
    case emailChange(UserID, email: String, TokenSecret)
    /// Somebody wants an account.
    case registration(username: String, email: String, passwordHash: String, TokenSecret)

    /// What is sealed and kept: a field in each line, a text behind all of them.
    var bytes: [UInt8] {
        let fields: [String] =
            switch self {
            case .notice(let mail): ["notice", mail.recipient, mail.subject, mail.text]
            case .passwordReset(let email, let secret): ["passwordReset", email, secret.text]
            case .emailChange(let user, let email, let secret): ["emailChange", user.description, email, secret.text]
            case .registration(let username, let email, let passwordHash, let secret):
                ["registration", username, email, passwordHash, secret.text]
            }
        return Array(fields.joined(separator: "\n").utf8)
    }

    /// Reads ``bytes``; nil for anything else.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let kind = text.prefix { $0 != "\n" }
        let rest = text.dropFirst(kind.count + 1)
        let fields = rest.split(separator: "\n", maxSplits: kind == "notice" ? 2 : 4, omittingEmptySubsequences: false).map(String.init)
        switch (kind, fields.count) {
        case ("notice", 3): self = .notice(OutgoingMail(recipient: fields[0], subject: fields[1], text: fields[2]))
        case ("passwordReset", 2):
            guard let secret = TokenSecret(presented: fields[1]) else { return nil }
            self = .passwordReset(email: fields[0], secret)
        case ("emailChange", 3):
            guard let user = UserID(fields[0]), let secret = TokenSecret(presented: fields[2]) else { return nil }
            self = .emailChange(user, email: fields[1], secret)
        case ("registration", 4):
            guard let secret = TokenSecret(presented: fields[3]) else { return nil }
            self = .registration(username: fields[0], email: fields[1], passwordHash: fields[2], secret)
        default: return nil
        }
    }
}
