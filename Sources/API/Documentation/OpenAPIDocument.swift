package import APIContract
import HTTPTypes
import NIOCore

/// The description of all routes in OpenAPI 3.1, made from what they are registered with.
package struct OpenAPIDocument: Sendable {
    /// The whole document.
    package let json: JSONValue

    /// - Throws: where a route speaks of a type whose JSON cannot be told.
    package init(_ registry: RouteRegistry, version: VersionView) throws {
        var book = SchemaBook()
        _ = try book.answer(Problem.self)
        var paths = JSONObject()
        for path in registry.routes.map(\.path) where paths.members[path] == nil {
            var operations = JSONObject()
            for route in registry.routes where route.path == path {
                operations.append(route.method.rawValue.lowercased(), try OperationDescription(route, &book).json)
            }
            paths.append(path, .object(operations))
        }
        self.json = .members([
            "openapi": .string("3.1.0"),
            "jsonSchemaDialect": .string("https://json-schema.org/draft/2020-12/schema"),
            "info": Self.info(version),
            "servers": .array([.members(["url": .string("/")])]),
            "paths": .object(paths),
            "components": .members([
                "schemas": book.components, "headers": DocumentedHeaders.components,
                "securitySchemes": Self.securitySchemes(registry.cookie),
            ]),
        ])
    }

    /// The members that something is noted of: `Type.member`, or `member` of any type.
    package static var notedMembers: [String] { FieldNotes.all.keys.sorted() }

    /// The document as it is served.
    package var text: String {
        var writer = JSONWriter(capacity: 1 << 18)
        writer.value(self.json)
        return String(buffer: writer.bytes)
    }

    /// The body that the document gives as an example of `route`'s request, with other values for members of some names; nil for a route
    /// that takes none.
    package static func requestExample(of route: Route, replacing values: [String: String] = [:]) throws -> String? {
        try route.request.map { try Self.example(of: $0, isRequest: true, replacing: values) }
    }

    /// An example of a type: of a request what is needed and typical, of an answer all that there is.
    package static func example(of type: any Any.Type, isRequest: Bool, replacing values: [String: String] = [:]) throws -> String {
        var book = SchemaBook()
        var writer = JSONWriter()
        let shape = try isRequest ? book.request(type) : book.answer(type)
        writer.value(book.example(of: shape, isRequest: isRequest, replacing: values.mapValues(JSONValue.string)))
        return String(buffer: writer.bytes)
    }

    private static func securitySchemes(_ cookie: SessionCookie) -> JSONValue {
        .members([
            "token": .members([
                "type": .string("http"), "scheme": .string("bearer"),
                "description": .string("A token of `POST /api/tokens` or `POST /api/auth/register`: `roost_…`"),
            ]),
            "session": .members([
                "type": .string("apiKey"), "in": .string("cookie"), "name": .string(cookie.name),
                "description": .string("The session of `POST /api/auth/login`"),
            ]),
            "csrf": .members([
                "type": .string("apiKey"), "in": .string("header"), "name": .string(HTTPField.Name.csrfToken.rawName),
                "description": .string("`csrfToken` of the login or of `GET /api/me`; with a session, on requests that change something"),
            ]),
        ])
    }

    private static func info(_ version: VersionView) -> JSONValue {
        .members([
            "title": .string("Roost"), "version": .string(version.version),
            "description": .string(
                """
                Errors are `application/problem+json` with a stable `code`. Lists have `items`, `nextCursor` and `Link`. Unknown fields and \
                parameters are refused. Every answer has `X-Trace-Id`; a `traceparent` is continued. What is read has an `ETag` and \
                answers `If-None-Match` with 304; changes take `If-Match`; POST takes `Idempotency-Key`.
                """),
            "license": .members(["name": .string("Apache-2.0"), "identifier": .string("Apache-2.0")]),
        ])
    }
}
