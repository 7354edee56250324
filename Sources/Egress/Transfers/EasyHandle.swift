internal import CCurl

/// The owner of one transfer of libcurl.
@safe
struct EasyHandle: ~Copyable {
    let raw: UnsafeMutableRawPointer

    init() throws(EgressError) {
        guard CurlLibrary.isReady, let raw = unsafe curl_easy_init() else { throw Self.failure }
        unsafe self.raw = raw
    }

    deinit { unsafe curl_easy_cleanup(self.raw) }

    /// What this handle is called while it is on its way.
    var key: UInt { unsafe UInt(bitPattern: self.raw) }

    /// The status of the answer; 0 before there is one.
    var status: Int {
        var status = 0
        return unsafe ccurl_get_long(self.raw, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0
    }

    func set(_ option: CURLoption, _ value: Int) throws(EgressError) {
        try Self.check(unsafe ccurl_set_long(self.raw, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(EgressError) {
        try Self.check(unsafe ccurl_set_text(self.raw, option, value))
    }

    /// Takes away a text that the library was built with.
    func clear(_ option: CURLoption) throws(EgressError) {
        try Self.check(unsafe ccurl_set_text(self.raw, option, nil))
    }

    /// What is sent; libcurl copies it.
    func setBody(_ body: [UInt8]) throws(EgressError) {
        try Self.check(unsafe ccurl_set_offset(self.raw, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        try Self.check(unsafe ccurl_set_bytes(self.raw, CURLOPT_COPYPOSTFIELDS, body))
    }

    /// The body's limit, for an answer that says its length.
    func setMaximumBodySize(_ size: Int) throws(EgressError) {
        try Self.check(unsafe ccurl_set_offset(self.raw, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(size)))
    }

    /// Lines to send; the list has to outlive the transfer.
    func setHeaders(_ list: borrowing HeaderList) throws(EgressError) {
        try Self.check(unsafe ccurl_set_list(self.raw, CURLOPT_HTTPHEADER, list.raw))
    }

    /// Whom a mail goes to; the list has to outlive the transfer.
    func setRecipients(_ list: borrowing HeaderList) throws(EgressError) {
        try Self.check(unsafe ccurl_set_list(self.raw, CURLOPT_MAIL_RCPT, list.raw))
    }

    /// What gives the bytes of a mail; has to outlive the transfer.
    func setUpload(_ upload: MailUpload) throws(EgressError) {
        try Self.check(unsafe ccurl_set_offset(self.raw, CURLOPT_INFILESIZE_LARGE, curl_off_t(upload.size)))
        try Self.check(unsafe ccurl_set_context(self.raw, CURLOPT_READDATA, Unmanaged.passUnretained(upload).toOpaque()))
        try Self.check(unsafe ccurl_set_receiver(self.raw, CURLOPT_READFUNCTION, Callbacks.giveMail))
    }

    /// Who is told of addresses and what comes; has to outlive the transfer.
    func setReception(_ reception: Reception) throws(EgressError) {
        let context = unsafe Unmanaged.passUnretained(reception).toOpaque()
        for option in [CURLOPT_OPENSOCKETDATA, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA] {
            try Self.check(unsafe ccurl_set_context(self.raw, option, context))
        }
        try Self.check(unsafe ccurl_set_socket_opener(self.raw, Callbacks.openSocket))
        try Self.check(unsafe ccurl_set_receiver(self.raw, CURLOPT_HEADERFUNCTION, Callbacks.takeHeader))
        try Self.check(unsafe ccurl_set_receiver(self.raw, CURLOPT_WRITEFUNCTION, Callbacks.takeBody))
    }

    private static func check(_ status: CURLcode) throws(EgressError) {
        guard status == CURLE_OK else { throw Self.failure }
    }

    private static var failure: EgressError { EgressError(.libraryFailure, "the request could not be prepared") }
}
