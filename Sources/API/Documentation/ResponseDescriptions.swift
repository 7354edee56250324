import APIContract
import HTTPTypes

/// The answers of a route, by status.
struct ResponseDescriptions {
    let json: JSONValue

    init(_ route: Route, _ book: inout SchemaBook) throws {
        var responses: [Int: JSONValue] = [:]
        let success = try Self.success(route, &book)
        responses[Int(route.options.success.code)] = success
        let codes = Dictionary(grouping: route.errors, by: \.status)
        for (status, codes) in codes { responses[status] = Self.refusal(route, status, codes) }
        if let other = route.options.otherStatus {
            // It may also be refused with that status, for another reason.
            responses[Int(other.code)] = Self.merge(success, responses[Int(other.code)])
        }
        if route.hasEntityTag {
            responses[304] = .members([
                "description": .string("It is as `If-None-Match` says"), "headers": DocumentedHeaders.references([.eTag, .traceID]),
            ])
        }
        self.json = .object(JSONObject(responses.keys.sorted().compactMap { status in responses[status].map { (String(status), $0) } }))
    }

    private static func success(_ route: Route, _ book: inout SchemaBook) throws -> JSONValue {
        var response = JSONObject([("description", .string(route.summary)), ("headers", Self.headers(route))])
        let content = try Self.content(route, &book)
        if !content.names.isEmpty { response.append("content", .object(content)) }
        return .object(response)
    }

    private static func headers(_ route: Route) -> JSONValue {
        var names: [HTTPField.Name] = [.traceID]
        if route.hasEntityTag { names.append(.eTag) }
        if route.isList { names.append(.nextLink) }
        if route.method == .post || route.isRedirect { names.append(.location) }
        if route.takesIdempotencyKey { names.append(.idempotencyReplayed) }
        if route.answer.setsCookie { names.append(.setCookie) }
        if route.options.rateLimit == .standard { names += [.rateLimitLimit, .rateLimitRemaining, .rateLimitReset] }
        // Of a list in another form than pages nobody knows beforehand what it will hold.
        return DocumentedHeaders.references(names, optional: route.isList && Self.types(route).count > 1 ? [.eTag] : [])
    }

    private static func types(_ route: Route) -> [String] { route.answer.mediaTypes.filter { $0 != ProblemDocument.contentType } }

    private static func content(_ route: Route, _ book: inout SchemaBook) throws -> JSONObject {
        let types = Self.types(route)
        guard route.options.success != .noContent, !(route.answer is EmptyAnswer.Type) else { return JSONObject() }
        let isListOfJSON = route.isList && types.contains("application/json")
        guard let type = route.answer.schema, types == ["application/json"] || isListOfJSON else {
            return try Self.text(route, types, &book)
        }
        let item = try book.answer(type)
        let example = book.example(of: item, isRequest: false)
        guard route.isList else {
            return JSONObject([("application/json", .members(["schema": SchemaBook.schema(item), "example": example]))])
        }
        let page = JSONValue.members([
            "type": .string("object"), "required": .texts(["items", "nextCursor"]),
            "properties": .members([
                "items": SchemaBook.schema(.list(item)), "nextCursor": SchemaBook.schema(.nullable(.text)),
            ]),
        ])
        let pageExample = JSONValue.members(["items": .array([example]), "nextCursor": .null])
        var pages = JSONObject([("application/json", .members(["schema": page, "example": pageExample]))])
        // The same items in another form, one by one.
        for type in types where type != "application/json" {
            pages.append(type, .members(["schema": .members(["type": .string("string")])]))
        }
        return pages
    }

    /// What is no JSON of a type: texts, and events whose data is.
    private static func text(_ route: Route, _ types: [String], _ book: inout SchemaBook) throws -> JSONObject {
        var content = JSONObject()
        for type in types {
            var schema = JSONValue.members(["type": .string(type == "application/json" ? "object" : "string")])
            if type == "text/event-stream", let data = route.answer.schema {
                schema = Self.events(of: SchemaBook.schema(try book.answer(data)))
            }
            content.append(type, .members(["schema": schema]))
        }
        return content
    }

    /// Each event of a stream: JSON that `data` describes, until an `end` without any.
    private static func events(of data: JSONValue) -> JSONValue {
        let item = JSONValue.members([
            "type": .string("object"), "required": .texts(["id", "data"]), "title": .string("One of what is followed"),
            "properties": .members([
                "event": .members(["const": .string("message")]), "id": .members(["type": .string("string")]),
                "data": .members(["type": .string("string"), "contentMediaType": .string("application/json"), "contentSchema": data]),
            ]),
        ])
        let end = JSONValue.members([
            "type": .string("object"), "required": .texts(["event", "data"]), "title": .string("There is no more"),
            "properties": .members(["event": .members(["const": .string("end")]), "data": .members(["const": .string("{}")])]),
        ])
        return .members(["description": .string("Each event of the stream"), "oneOf": .array([item, end])])
    }

    private static func refusal(_ route: Route, _ status: Int, _ codes: [ErrorCode]) -> JSONValue {
        let words = codes.map(\.rawValue).sorted()
        var names: [HTTPField.Name] = [.traceID]
        let challenged: [ErrorCode] = [.unauthenticated, .insufficientScope]
        if codes.contains(where: challenged.contains) { names.append(.wwwAuthenticate) }
        // A 403 for another reason than the token's bounds has none.
        let optional: [HTTPField.Name] = codes.allSatisfy(challenged.contains) ? [] : [.wwwAuthenticate]
        if codes.contains(.rateLimited) { names += [.rateLimitLimit, .rateLimitRemaining, .rateLimitReset] }
        if codes.contains(.rateLimited) || codes.contains(.serviceUnavailable) { names.append(.retryAfter) }
        let schema = JSONValue.members([
            "allOf": .array([
                SchemaBook.schema(.object("Problem")),
                .members([
                    "properties": .members(["code": .members(["enum": .texts(words)]), "status": .members(["const": .whole(status)])])
                ]),
            ])
        ])
        return .members([
            "description": .string(
                codes.sorted { $0.rawValue < $1.rawValue }.map { "\($0.rawValue): \($0.title)" }.joined(separator: "; ")),
            "headers": DocumentedHeaders.references(names, optional: optional),
            "content": .members([ProblemDocument.contentType: .members(["schema": schema])]),
        ])
    }

    /// The one with the content of both.
    private static func merge(_ one: JSONValue, _ other: JSONValue?) -> JSONValue {
        guard case .object(var first) = one, case .object(let second)? = other,
            case .object(var content)? = first.members["content"], case .object(let added)? = second.members["content"]
        else { return one }
        for name in added.names { content.append(name, added.members[name] ?? .null) }
        first.remove("content")
        first.remove("headers")
        first.append("headers", DocumentedHeaders.references([.traceID]))
        first.append("content", .object(content))
        return .object(first)
    }
}
