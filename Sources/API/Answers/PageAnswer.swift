import APIContract
package import ControlPlane
import FoundationEssentials
import HTTPTypes
package import Hummingbird
package import Model
import NIOCore

/// One page of a list.
package struct PageAnswer<Item: Encodable & Sendable>: RouteAnswer {
    package static var schema: (any Any.Type)? { Item.self }
    package static var isList: Bool { true }

    /// The cursor of the next page; nil where this is the last one.
    package let nextCursor: String?
    package let tag: EntityTag?
    /// The state that the page shows; nil where its body tells.
    private let mark: ChangeMark?
    /// The number of items.
    private let count: Int
    private let writeItems: @Sendable (inout JSONWriter) throws -> Void

    package init(_ items: [Item], nextCursor: String? = nil, tag: EntityTag? = nil) {
        self.init(items[...], nextCursor: nextCursor, tag: tag, mark: nil) { item, writer in writer.raw(try AnswerJSON.bytes(item)) }
    }

    private init<Element: Sendable>(
        _ elements: ArraySlice<Element>, nextCursor: String?, tag: EntityTag? = nil, mark: ChangeMark?,
        _ write: @escaping @Sendable (Element, inout JSONWriter) throws -> Void
    ) {
        self.nextCursor = nextCursor
        self.tag = tag
        self.mark = mark
        self.count = elements.count
        self.writeItems = { writer in
            try writer.array("items", of: elements) { writer, element in try write(element, &writer) }
        }
    }

    /// The page of a store that was asked for one element more than the page holds.
    package init<Element>(
        fetched: [Element], _ page: PageRequest, mark: ChangeMark? = nil, cursor: (Element) -> String, _ item: (Element) throws -> Item
    ) rethrows {
        let (shown, next) = Self.page(of: fetched, page, cursor)
        self.init(try shown.map(item)[...], nextCursor: next, mark: mark) { item, writer in writer.raw(try AnswerJSON.bytes(item)) }
    }

    /// The same with the mark of the list.
    package init<Element: Sendable>(
        _ listed: Listed<Element>, _ page: PageRequest, cursor: (Element) -> String, _ item: (Element) throws -> Item
    ) rethrows {
        try self.init(fetched: listed.elements, page, mark: listed.mark, cursor: cursor, item)
    }

    /// The same for elements that are written as they are.
    ///
    /// - Parameter write: writes the JSON of the `Item` that the element stands for.
    package init<Element: Sendable>(
        _ listed: Listed<Element>, _ page: PageRequest, cursor: (Element) -> String,
        write: @escaping @Sendable (Element, inout JSONWriter) -> Void
    ) {
        let (shown, next) = Self.page(of: listed.elements, page, cursor)
        self.init(shown, nextCursor: next, mark: listed.mark, write)
    }

    /// A page of a list that is known as a whole, newest first by its ids.
    ///
    /// - Throws: ``Refusal`` (422) for a cursor that no page of ours gave.
    package init<Element: Sendable, Entity>(
        all listed: Listed<Element>, _ page: PageRequest, id: (Element) -> Identifier<Entity>, _ item: (Element) -> Item
    ) throws(Refusal) {
        var rest = listed.elements[...]
        // Compared, not looked for: the element that the cursor names may be gone. The text of ids sorts as Postgres sorts the ids.
        if let after = try page.cursor(as: Identifier<Entity>.self) { rest = rest.drop { id($0).description >= after.description } }
        self.init(fetched: Array(rest.prefix(page.fetchLimit)), page, mark: listed.mark, cursor: { id($0).description }, item)
    }

    package func response(for scope: RequestScope) throws -> Response {
        var writer = JSONWriter(capacity: 256 + 384 * self.count)
        try writer.object { writer in
            try self.writeItems(&writer)
            writer.member("nextCursor", self.nextCursor)
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if let nextCursor { headers[.nextLink] = "<\(scope.nextPage(after: nextCursor))>; rel=\"next\"" }
        let bytes = writer.bytes
        let tag = self.tag ?? self.mark.map { scope.tag(of: $0) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
            .tagged(tag ?? scope.tag(ofBody: bytes), for: scope)
    }

    private static func page<Element>(
        of fetched: [Element], _ page: PageRequest, _ cursor: (Element) -> String
    ) -> (shown: ArraySlice<Element>, next: String?) {
        let shown = fetched.prefix(page.limit)
        return (shown, fetched.count > page.limit ? shown.last.map(cursor) : nil)
    }
}
