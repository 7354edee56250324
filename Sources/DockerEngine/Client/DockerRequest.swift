import FoundationEssentials

/// One call of the API, before it has an address.
struct DockerRequest: Sendable {
    /// What is to be done with the object.
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    var method: Method
    /// Path after the version, with its names checked.
    var path: String
    var query: [(String, String)] = []
    var headers: [(String, String)] = []
    var body: Data?
    /// False for the calls that find the version out.
    var isVersioned = true

    init(_ method: Method, _ path: String, query: [(String, String)] = []) {
        self.method = method
        self.path = path
        self.query = query
    }

    /// A call whose body is JSON.
    init(_ method: Method, _ path: String, query: [(String, String)] = [], json: some Encodable) throws(DockerError) {
        self.init(method, path, query: query)
        body = try DockerJSON.encode(json)
    }

    /// Names the call in errors.
    var name: String { "\(method.rawValue) \(path)" }

    func url(base: String, version: DockerAPIVersion?) -> String {
        var url = base
        if let version { url += "/v\(version)" }
        url += PercentEncoding.encode(path, keeping: "/:@")
        if !query.isEmpty {
            url +=
                "?"
                + query.map { "\(PercentEncoding.encode($0, keeping: ""))=\(PercentEncoding.encode($1, keeping: ""))" }
                .joined(separator: "&")
        }
        return url
    }
}
