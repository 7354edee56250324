/// Where the server is and how patient the client is with it.
package struct ClientConfiguration: Sendable {
    /// The address of the server: `http` or `https`, a host, a port where it is not the usual one.
    package var address: String
    /// The bearer token; nil for what needs none.
    package var token: String?
    /// How long a connection may take to come about, in milliseconds; default 5,000.
    package var connectTimeoutMilliseconds: Int64 = 5000
    /// How long a call may take, in seconds; default 35: the server ends its own at 30.
    package var callTimeoutSeconds: Int64 = 35
    /// How often a GET is sent again after its connection was lost; default 2.
    package var retryCount = 2
    /// The largest answer that is read, in bytes; default 32 MiB.
    package var maximumAnswerSize = 32 << 20

    package init(address: String, token: String? = nil) {
        self.address = address
        self.token = token
    }
}
