/// A request that was checked, with the limits that hold for it.
struct TransferOrder: TransferMaking {
    let method: EgressRequest.Method
    let url: TargetURL
    let lines: [String]
    let body: [UInt8]
    let policy: AddressPolicy
    let timeout: Duration
    let connectTimeout: Duration
    let maximumHeaderSize: Int
    let maximumBodySize: Int
    let trustedCertificates: String?

    init(_ request: EgressRequest, _ configuration: EgressConfiguration) throws(EgressError) {
        self.policy = AddressPolicy(allowed: configuration.allowed)
        self.method = request.method
        self.url = try TargetURL(request.url, policy: self.policy)
        self.lines = try RequestRules.lines(of: request, userAgent: configuration.userAgent)
        self.body = request.body
        self.timeout = min(request.timeout ?? configuration.timeout, configuration.timeout)
        self.connectTimeout = min(configuration.connectTimeout, self.timeout)
        self.maximumHeaderSize = configuration.maximumHeaderSize
        self.maximumBodySize = min(request.maximumBodySize ?? configuration.maximumBodySize, configuration.maximumBodySize)
        self.trustedCertificates = configuration.trustedCertificates
    }

    func makeTransfer() throws(EgressError) -> Transfer { try RequestTransfer(self) }
}
