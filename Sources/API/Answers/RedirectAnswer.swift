import HTTPTypes
package import Hummingbird

/// Sends a browser elsewhere.
package struct RedirectAnswer: RouteAnswer {
    package static var mediaTypes: [String] { [ProblemDocument.contentType] }
    package static var setsCookie: Bool { true }

    private let location: String
    private let cookies: [HTTPField]

    init(to location: String, cookies: [HTTPField]) {
        self.location = location
        self.cookies = cookies
    }

    package func response(for scope: RequestScope) throws -> Response {
        var headers: HTTPFields = [.location: self.location]
        for cookie in self.cookies { headers.append(cookie) }
        return Response(status: scope.route.options.success, headers: headers)
    }
}
