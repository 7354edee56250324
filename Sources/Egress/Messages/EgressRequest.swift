/// A request to an address that a user chose.
public struct EgressRequest: Sendable {
    /// What is asked of the resource.
    public enum Method: String, Sendable {
        case delete = "DELETE"
        case get = "GET"
        case head = "HEAD"
        case patch = "PATCH"
        case post = "POST"
        case put = "PUT"
    }

    /// What is asked of the resource.
    public var method: Method
    /// The whole URL, `http` or `https`.
    public var url: String
    /// Fields beside those that belong to the connection, which nobody may set.
    public var headers: EgressHeaders
    /// What is sent; nothing is sent with GET and HEAD.
    public var body: [UInt8]
    /// How long the request may take in all, where that is less than ``EgressConfiguration/timeout``.
    public var timeout: Duration?
    /// How large the answer's body may be, where that is less than ``EgressConfiguration/maximumBodySize``.
    public var maximumBodySize: Int?

    /// A request with the limits of the client.
    public init(_ method: Method, _ url: String, headers: EgressHeaders = .init(), body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
