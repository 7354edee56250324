internal import CCurl

/// One HTTP request on its way.
final class RequestTransfer: Transfer {
    private let lines: HeaderList

    init(_ order: TransferOrder) throws(EgressError) {
        self.lines = try HeaderList(order.lines)
        try super.init(
            Reception(policy: order.policy, maximumHeaderSize: order.maximumHeaderSize, maximumBodySize: order.maximumBodySize),
            timeout: order.timeout, connectTimeout: order.connectTimeout, trustedCertificates: order.trustedCertificates)
        try self.setTarget(order)
        try self.setMethod(order)
        try self.easy.setMaximumBodySize(order.maximumBodySize)
        try self.easy.setHeaders(self.lines)
    }

    override func outcome(_ code: CURLcode) -> Result<EgressResponse, EgressError> {
        // What libcurl says of a line of the header beyond its own limit of 100 KiB.
        let isLineTooLong = code == CURLE_OUT_OF_MEMORY && !self.reception.isHeaderComplete
        if self.reception.isTooLarge || isLineTooLong || code == CURLE_FILESIZE_EXCEEDED {
            return .failure(EgressError(.answerTooLarge, "the answer is larger than allowed"))
        }
        return super.outcome(code)
    }

    private func setTarget(_ order: TransferOrder) throws(EgressError) {
        try self.easy.set(CURLOPT_URL, order.url.text)
        try self.easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try self.easy.set(CURLOPT_FOLLOWLOCATION, 0)
        // What the URL says is asked for: `/../` is the server's to judge.
        try self.easy.set(CURLOPT_PATH_AS_IS, 1)
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
}
