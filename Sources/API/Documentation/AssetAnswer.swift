import HTTPTypes
package import Hummingbird
import NIOCore

/// A kind of text that is served as it is.
package protocol AssetKind: Sendable {
    static var mediaType: String { get }
    /// What a browser may do with it, where that is more than nothing.
    static var policy: String? { get }
}

extension AssetKind {
    package static var policy: String? { nil }
}

/// Text of ours that is the same for everybody.
package struct AssetAnswer<Kind: AssetKind>: RouteAnswer {
    package static var mediaTypes: [String] { [Kind.mediaType, ProblemDocument.contentType] }

    private let text: String

    package init(_ text: String, as kind: Kind.Type = Kind.self) {
        self.text = text
    }

    package func response(for scope: RequestScope) throws -> Response {
        let bytes = ByteBuffer(string: self.text)
        let charset = Kind.mediaType.hasPrefix("text/") ? "; charset=utf-8" : ""
        var headers: HTTPFields = [.contentType: Kind.mediaType + charset]
        if let policy = Kind.policy { headers[.contentSecurityPolicy] = policy }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes)).tagged(scope.tag(ofBody: bytes), for: scope)
    }
}
