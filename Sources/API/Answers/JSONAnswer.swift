import APIContract
import FoundationEssentials
package import HTTPTypes
package import Hummingbird
import NIOCore

/// One object.
package struct JSONAnswer<Value: Encodable & Sendable>: RouteAnswer {
    package static var schema: (any Any.Type)? { Value.self }

    package let value: Value
    private let tag: EntityTag?
    private let revision: Int?
    /// The status; nil for the route's.
    package let status: HTTPResponse.Status?
    /// The address of what was made.
    package let location: String?

    /// - Parameters:
    ///   - tag: what changes whenever the value does.
    ///   - revision: the count of the resource's own changes, where the value shows what others change too.
    package init(
        _ value: Value, tag: EntityTag? = nil, revision: Int? = nil, status: HTTPResponse.Status? = nil, location: String? = nil
    ) {
        self.value = value
        self.tag = tag
        self.revision = revision
        self.status = status
        self.location = location
    }

    package func response(for scope: RequestScope) throws -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let location { headers[.location] = location }
        let bytes = try AnswerJSON.bytes(self.value)
        let status = self.status ?? scope.route.options.success
        let response = Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
        guard status.kind == .successful else { return response }
        let tag = self.tag ?? self.revision.map { EntityTag(revision: $0, body: bytes.readableBytesView) }
        return response.tagged(tag ?? scope.tag(ofBody: bytes), for: scope)
    }
}
