internal import CCurl

extension EgressError {
    /// What libcurl's code of a failed transfer means.
    ///
    /// - Parameter refused: the address of the host that may not be reached, if one was.
    init(_ code: CURLcode, refused: IPAddress?) {
        let detail = unsafe String(cString: curl_easy_strerror(code))
        // With several addresses, others were tried, too, and nobody answered there.
        if let refused, [CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT].contains(code) {
            self.init(.addressRefused, "the host's address is not one that may be reached", detail: "\(refused)")
            return
        }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: self.init(.unresolvable, "the host's name has no address", detail: detail)
        case CURLE_COULDNT_CONNECT: self.init(.connectionFailed, "no connection could be made", detail: detail)
        case CURLE_OPERATION_TIMEDOUT: self.init(.timeout, "the answer was not complete in time", detail: detail)
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            self.init(.connectionLost, "the connection ended before the answer was complete", detail: detail)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ISSUER_ERROR:
            self.init(
                .untrustedServer, "the server's certificate is not trusted or not for its name, or its TLS is too old", detail: detail)
        case CURLE_BAD_CONTENT_ENCODING, CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            self.init(.invalidAnswer, "what the server sent is not HTTP/1.1", detail: detail)
        case CURLE_SSL_CACERT_BADFILE:
            self.init(.invalidConfiguration, "the trusted certificates cannot be read", detail: detail)
        case CURLE_URL_MALFORMAT: self.init(.invalidRequest, "the URL cannot be asked", detail: detail)
        default: self.init(.libraryFailure, "the request failed", detail: detail)
        }
    }
}
