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
    package let tag: EntityTag?

    package init(_ items: [Item], nextCursor: String? = nil, tag: EntityTag? = nil) {
        self.items = items
        self.nextCursor = nextCursor
        self.tag = tag
    }

    /// The page of a store that was asked for one element more than the page holds.
    package init<Element>(
        fetched: [Element], _ page: PageRequest, cursor: (Element) -> String, _ item: (Element) throws -> Item
    ) rethrows {
        let shown = fetched.prefix(page.limit)
        let next = fetched.count > page.limit ? shown.last.map(cursor) : nil
        self.init(try shown.map(item), nextCursor: next)
    }

    /// A page of a list that is known as a whole.
    package init<Element>(
        all: [Element], _ page: PageRequest, cursor: (Element) -> String, _ item: (Element) throws -> Item
    ) rethrows {
        var rest = all[...]
        if let after = page.after { rest = rest.drop { cursor($0) != after }.dropFirst() }
        try self.init(fetched: Array(rest.prefix(page.fetchLimit)), page, cursor: cursor, item)
    }

    package func response(for scope: RequestScope) throws -> Response {
        var writer = JSONWriter(capacity: 256 + 384 * self.items.count)
        try writer.object { writer in
            try writer.array("items", of: self.items) { writer, item in
                if let item = item as? any JSONWritable {
                    item.write(to: &writer)
                } else {
                    writer.raw(try AnswerJSON.bytes(item))
                }
            }
            writer.member("nextCursor", self.nextCursor)
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if let nextCursor { headers[.nextLink] = "<\(scope.nextPage(after: nextCursor))>; rel=\"next\"" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: writer.bytes)).tagged(self.tag, for: scope)
    }
}
