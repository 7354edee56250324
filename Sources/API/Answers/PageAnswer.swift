import APIContract
import FoundationEssentials
import HTTPTypes
package import Hummingbird
import NIOCore

/// One page of a list.
package struct PageAnswer<Item: Encodable & Sendable>: RouteAnswer {
    package static var schema: (any Any.Type)? { Item.self }

    package let items: [Item]
    /// The cursor of the next page; nil where this is the last one.
    package let nextCursor: String?

    package init(_ items: [Item], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }

    package func response(for scope: RequestScope) throws -> Response {
        var writer = JSONWriter(capacity: 256 + 384 * self.items.count)
        try writer.object { writer in
            try writer.array("items", of: self.items) { writer, item in
                if let item = item as? any JSONWritable {
                    item.write(to: &writer)
                } else {
                    writer.raw(try ByteBuffer(bytes: ContractJSON.encoder.encode(item)))
                }
            }
            writer.member("nextCursor", self.nextCursor)
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if let nextCursor { headers[.nextLink] = "<\(scope.nextPage(after: nextCursor))>; rel=\"next\"" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: writer.bytes))
    }
}
