internal import CCurl

/// One transfer on its way; it belongs to the thread that drives the transfers.
class Transfer {
    let easy: EasyHandle
    let reception: Reception

    init(_ reception: Reception, timeout: Duration, connectTimeout: Duration, trustedCertificates: String?) throws(EgressError) {
        self.easy = try EasyHandle()
        self.reception = reception
        try self.setConnection()
        try self.setLimits(timeout, connectTimeout)
        try self.setTrust(trustedCertificates)
        try self.easy.setReception(reception)
    }

    /// What came of it, when libcurl is done.
    func outcome(_ code: CURLcode) -> Result<EgressResponse, EgressError> {
        guard code == CURLE_OK else { return .failure(EgressError(code, refused: self.reception.refused)) }
        return .success(EgressResponse(status: self.easy.status, headers: self.reception.headers, body: self.reception.body))
    }

    private func setConnection() throws(EgressError) {
        // Set and empty, so that the environment's is not taken.
        try self.easy.set(CURLOPT_PROXY, "")
        try self.easy.set(CURLOPT_NOPROXY, "*")
        // A connection was judged for one transfer, and serves that one alone.
        try self.easy.set(CURLOPT_FRESH_CONNECT, 1)
        try self.easy.set(CURLOPT_FORBID_REUSE, 1)
    }

    private func setLimits(_ timeout: Duration, _ connectTimeout: Duration) throws(EgressError) {
        // Signals are the process's; names are resolved on threads of libcurl's own, so no alarm is needed to end that.
        try self.easy.set(CURLOPT_NOSIGNAL, 1)
        // A name server that does not answer would hold up all transfers: the thread that asks it is left to itself.
        try self.easy.set(CURLOPT_QUICK_EXIT, 1)
        try self.easy.set(CURLOPT_TIMEOUT_MS, timeout.milliseconds)
        try self.easy.set(CURLOPT_CONNECTTIMEOUT_MS, connectTimeout.milliseconds)
    }

    private func setTrust(_ file: String?) throws(EgressError) {
        try self.easy.set(CURLOPT_SSL_VERIFYPEER, 1)
        try self.easy.set(CURLOPT_SSL_VERIFYHOST, 2)
        try self.easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        guard let file else { return }
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
