internal import CCurl

/// One talk with a mail server on its way: a mail, or whether it would take one.
final class MailTransfer: Transfer {
    private let recipients: HeaderList
    private let upload: MailUpload

    init(_ order: MailOrder) throws(EgressError) {
        self.recipients = try HeaderList(order.message.map { ["<\($0.recipient)>"] } ?? [])
        self.upload = MailUpload(order.message?.bytes ?? [])
        let reception = Reception(
            policy: .everywhere, maximumHeaderSize: MailOrder.longestTalk, maximumBodySize: MailOrder.longestTalk)
        try super.init(
            reception, timeout: order.timeout, connectTimeout: order.server.connectTimeout,
            trustedCertificates: order.server.trustedCertificates)
        try self.setServer(order.server)
        if let message = order.message { try self.set(message) } else { try self.setQuestion() }
    }

    override func outcome(_ code: CURLcode) -> Result<EgressResponse, EgressError> {
        if self.reception.isTooLarge {
            return .failure(EgressError(.answerTooLarge, "the mail server says more than it should"))
        }
        guard code == CURLE_OK else { return .failure(EgressError(mail: code, status: self.easy.status)) }
        return super.outcome(code)
    }

    private func setServer(_ server: MailConfiguration) throws(EgressError) {
        try self.easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        try self.easy.set(CURLOPT_URL, "\(server.encryption == .implicit ? "smtps" : "smtp")://\(host):\(server.port)")
        // Where the server does not offer it, the talk ends before anything is said.
        if server.encryption == .startTLS { try self.easy.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        guard let username = server.username, let password = server.password else { return }
        try self.easy.set(CURLOPT_USERNAME, username)
        try self.easy.set(CURLOPT_PASSWORD, password)
    }

    private func set(_ message: MailMessage) throws(EgressError) {
        try self.easy.set(CURLOPT_MAIL_FROM, "<\(message.sender)>")
        try self.easy.setRecipients(self.recipients)
        try self.easy.set(CURLOPT_UPLOAD, 1)
        try self.easy.setUpload(self.upload)
    }

    private func setQuestion() throws(EgressError) {
        try self.easy.set(CURLOPT_CUSTOMREQUEST, "NOOP")
        try self.easy.set(CURLOPT_NOBODY, 1)
    }
}
