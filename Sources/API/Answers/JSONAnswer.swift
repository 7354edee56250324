import APIContract
import FoundationEssentials
import HTTPTypes
package import Hummingbird
import NIOCore

/// One object.
package struct JSONAnswer<Value: Encodable & Sendable>: RouteAnswer {
    package static var schema: (any Any.Type)? { Value.self }

    package let value: Value
    /// The count of its changes, for `ETag`.
    package let revision: Int?
    /// The status; nil for the route's.
    package let status: HTTPResponse.Status?
    /// The address of what was made.
    package let location: String?

    package init(_ value: Value, revision: Int? = nil, status: HTTPResponse.Status? = nil, location: String? = nil) {
        self.value = value
        self.revision = revision
        self.status = status
        self.location = location
    }

    package func response(for scope: RequestScope) throws -> Response {
        var headers: HTTPFields = [:]
        if let revision {
            let tag = EntityTag(revision: revision)
            headers[.eTag] = tag.header
            if scope.isRead, let condition = scope.request.headers[.ifNoneMatch], tag.matches(condition) {
                return Response(status: .notModified, headers: headers)
            }
        }
        if let location { headers[.location] = location }
        headers[.contentType] = "application/json"
        let bytes = try ByteBuffer(bytes: ContractJSON.encoder.encode(self.value))
        return Response(status: self.status ?? scope.route.options.success, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }
}
