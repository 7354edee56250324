internal import CCurl

/// One request on its way; it belongs to the thread that drives the transfers.
final class Transfer {
    let easy: EasyHandle
    private let lines: HeaderList
    private let reception: Reception

    init(_ order: TransferOrder) throws(EgressError) {
        self.easy = try EasyHandle()
        self.lines = try HeaderList(order.lines)
        self.reception = Reception(order)
        try self.setTarget(order)
        try self.setMethod(order)
        try self.setLimits(order)
        try self.setTrust(order)
        try self.easy.setHeaders(self.lines)
        try self.easy.setReception(self.reception)
    }

    /// The answer, when libcurl is done with the transfer.
    func outcome(_ code: CURLcode) -> Result<EgressResponse, EgressError> {
        // What libcurl says of a line of the header beyond its own limit of 100 KiB.
        let isLineTooLong = code == CURLE_OUT_OF_MEMORY && !self.reception.isHeaderComplete
        if self.reception.isTooLarge || isLineTooLong || code == CURLE_FILESIZE_EXCEEDED {
            return .failure(EgressError(.answerTooLarge, "the answer is larger than allowed"))
        }
        guard code == CURLE_OK else { return .failure(EgressError(code, refused: self.reception.refused)) }
        return .success(
            EgressResponse(status: self.easy.status, headers: self.reception.headers, body: self.reception.body))
    }

    private func setTarget(_ order: TransferOrder) throws(EgressError) {
        try self.easy.set(CURLOPT_URL, order.url.text)
        try self.easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try self.easy.set(CURLOPT_FOLLOWLOCATION, 0)
        // What the URL says is asked for: `/../` is the server's to judge.
        try self.easy.set(CURLOPT_PATH_AS_IS, 1)
        // Set and empty, so that the environment's is not taken.
        try self.easy.set(CURLOPT_PROXY, "")
        try self.easy.set(CURLOPT_NOPROXY, "*")
        // A connection was judged for one request, and serves that one alone.
        try self.easy.set(CURLOPT_FRESH_CONNECT, 1)
        try self.easy.set(CURLOPT_FORBID_REUSE, 1)
        try self.easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try self.easy.set(CURLOPT_HTTP09_ALLOWED, 0)
    }

    private func setMethod(_ order: TransferOrder) throws(EgressError) {
        switch order.method {
        case .get: try self.easy.set(CURLOPT_HTTPGET, 1)
        case .head: try self.easy.set(CURLOPT_NOBODY, 1)
        case .post:
            try self.easy.set(CURLOPT_POST, 1)
            try self.easy.setBody(order.body)
        case .delete, .patch, .put:
            if !order.body.isEmpty || order.method != .delete {
                try self.easy.set(CURLOPT_POST, 1)
                try self.easy.setBody(order.body)
            }
            try self.easy.set(CURLOPT_CUSTOMREQUEST, order.method.rawValue)
        }
    }

    private func setLimits(_ order: TransferOrder) throws(EgressError) {
        // Signals are the process's; names are resolved on threads of libcurl's own, so no alarm is needed to end that.
        try self.easy.set(CURLOPT_NOSIGNAL, 1)
        // A name server that does not answer would hold up all transfers: the thread that asks it is left to itself.
        try self.easy.set(CURLOPT_QUICK_EXIT, 1)
        try self.easy.set(CURLOPT_TIMEOUT_MS, order.timeout.milliseconds)
        try self.easy.set(CURLOPT_CONNECTTIMEOUT_MS, order.connectTimeout.milliseconds)
        try self.easy.setMaximumBodySize(order.maximumBodySize)
    }

    private func setTrust(_ order: TransferOrder) throws(EgressError) {
        try self.easy.set(CURLOPT_SSL_VERIFYPEER, 1)
        try self.easy.set(CURLOPT_SSL_VERIFYHOST, 2)
        try self.easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        guard let file = order.trustedCertificates else { return }
        try self.easy.set(CURLOPT_CAINFO, file)
        try self.easy.clear(CURLOPT_CAPATH)
    }
}

extension Duration {
    /// Whole milliseconds, at least one, because zero means for ever to libcurl, and a day at most.
    fileprivate var milliseconds: Int {
        let (seconds, attoseconds) = min(max(self, .milliseconds(1)), .seconds(86_400)).components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
