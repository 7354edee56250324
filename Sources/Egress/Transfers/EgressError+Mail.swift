internal import CCurl

extension EgressError {
    /// What it means that a talk with a mail server failed.
    ///
    /// - Parameter status: the server's last reply, RFC 5321 section 4.2: 4yz is for now, 5yz for good; 0 where there was none.
    init(mail code: CURLcode, status: Int) {
        let detail = "\(status) \(unsafe String(cString: curl_easy_strerror(code)))"
        switch code {
        case CURLE_LOGIN_DENIED:
            self.init(.loginRefused, "the mail server does not take the user or the password", detail: detail)
        case CURLE_USE_SSL_FAILED:
            self.init(.untrustedServer, "the mail server does not encrypt (no STARTTLS)", detail: detail)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
            self.init(code, refused: nil)
        default: self.init(mailStatus: status, code, detail)
        }
    }

    private init(mailStatus status: Int, _ code: CURLcode, _ detail: String) {
        switch status {
        case 530, 534, 535, 538:
            // RFC 4954 section 6: what is asked for is a login, or another one.
            self.init(.loginRefused, "the mail server wants a login, or another one (\(status))", detail: detail)
        case 400..<500: self.init(.deferred, "the mail server does not take the mail now (\(status))", detail: detail)
        case 500..<600: self.init(.rejected, "the mail server does not take the mail (\(status))", detail: detail)
        default:
            if code == CURLE_WEIRD_SERVER_REPLY {
                self.init(.invalidAnswer, "what the server sent is not SMTP", detail: detail)
            } else {
                self.init(code, refused: nil)
            }
        }
    }
}
