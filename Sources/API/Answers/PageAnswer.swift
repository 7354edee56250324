import APIContract
import FoundationEssentials
import HTTPTypes
package import Hummingbird
package import Model
import NIOCore

/// One page of a list.
package struct PageAnswer<Item: Encodable & Sendable>: RouteAnswer {
    package static var schema: (any Any.Type)? { Item.self }

    /// The cursor of the next page; nil where this is the last one.
    package let nextCursor: String?
    package let tag: EntityTag?
    /// The number of items.
    private let count: Int
    private let writeItems: @Sendable (inout JSONWriter) throws -> Void

    package init(_ items: [Item], nextCursor: String? = nil, tag: EntityTag? = nil) {
        self.init(items[...], nextCursor: nextCursor, tag: tag) { item, writer in writer.raw(try AnswerJSON.bytes(item)) }
    }

    private init<Element: Sendable>(
        _ elements: ArraySlice<Element>, nextCursor: String?, tag: EntityTag? = nil,
        _ write: @escaping @Sendable (Element, inout JSONWriter) throws -> Void
    ) {
        self.nextCursor = nextCursor
        self.tag = tag
        self.count = elements.count
        self.writeItems = { writer in
            try writer.array("items", of: elements) { writer, element in try write(element, &writer) }
        }
    }

    /// The page of a store that was asked for one element more than the page holds.
    package init<Element>(
        fetched: [Element], _ page: PageRequest, cursor: (Element) -> String, _ item: (Element) throws -> Item
    ) rethrows {
        let (shown, next) = Self.page(of: fetched, page, cursor)
        self.init(try shown.map(item), nextCursor: next)
    }

    /// The same for elements that are written as they are.
    ///
    /// - Parameter write: writes the JSON of the `Item` that the element stands for.
    package init<Element: Sendable>(
        fetched: [Element], _ page: PageRequest, cursor: (Element) -> String,
        write: @escaping @Sendable (Element, inout JSONWriter) -> Void
    ) {
        let (shown, next) = Self.page(of: fetched, page, cursor)
        self.init(shown, nextCursor: next, write)
    }

    /// A page of a list that is known as a whole, newest first by its ids.
    ///
    /// - Throws: ``Refusal`` (422) for a cursor that no page of ours gave.
    package init<Element, Entity>(
        all: [Element], _ page: PageRequest, id: (Element) -> Identifier<Entity>, _ item: (Element) -> Item
    ) throws(Refusal) {
        var rest = all[...]
        // Compared, not looked for: the element that the cursor names may be gone. The text of ids sorts as Postgres sorts the ids.
        if let after = try page.cursor(as: Identifier<Entity>.self) { rest = rest.drop { id($0).description >= after.description } }
        let (shown, next) = Self.page(of: Array(rest.prefix(page.fetchLimit)), page) { id($0).description }
        self.init(shown.map(item), nextCursor: next)
    }

    package func response(for scope: RequestScope) throws -> Response {
        var writer = JSONWriter(capacity: 256 + 384 * self.count)
        try writer.object { writer in
            try self.writeItems(&writer)
            writer.member("nextCursor", self.nextCursor)
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if let nextCursor { headers[.nextLink] = "<\(scope.nextPage(after: nextCursor))>; rel=\"next\"" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: writer.bytes)).tagged(self.tag, for: scope)
    }

    private static func page<Element>(
        of fetched: [Element], _ page: PageRequest, _ cursor: (Element) -> String
    ) -> (shown: ArraySlice<Element>, next: String?) {
        let shown = fetched.prefix(page.limit)
        return (shown, fetched.count > page.limit ? shown.last.map(cursor) : nil)
    }
}
