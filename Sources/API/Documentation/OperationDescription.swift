import APIContract
import HTTPTypes
import Model

/// One route, as OpenAPI has it.
struct OperationDescription {
    let json: JSONValue

    init(_ route: Route, _ book: inout SchemaBook) throws {
        var operation = JSONObject([
            ("operationId", .string(Self.name(route))), ("summary", .string(route.summary)), ("tags", .texts([Self.tag(route)])),
        ])
        operation.append("description", .string(Self.description(route)))
        operation.append("security", .array(Self.security(route)))
        if case .permission(let permission, let kind) = route.access {
            operation.append("x-permission", .string(permission.rawValue))
            operation.append("x-permission-on", .string(kind.rawValue))
        }
        let parameters = Self.parameters(route)
        if !parameters.isEmpty { operation.append("parameters", .array(parameters)) }
        if let type = route.request {
            let shape = try book.request(type)
            operation.append(
                "requestBody",
                .members([
                    "required": .bool(!route.options.bodyIsOptional),
                    "content": .members([
                        "application/json": .members([
                            "schema": SchemaBook.schema(shape), "example": book.example(of: shape, isRequest: true),
                        ])
                    ]),
                ]))
        }
        if !route.options.uploads.isEmpty {
            let content = route.options.uploads.map { ($0, JSONValue.members(["schema": Self.uploadSchema($0)])) }
            operation.append("requestBody", .members(["content": .object(JSONObject(content))]))
        }
        operation.append("responses", try ResponseDescriptions(route, &book).json)
        self.json = .object(operation)
    }

    /// A text file, as it is or as the one part of a form.
    private static func uploadSchema(_ mediaType: String) -> JSONValue {
        let text = JSONValue.members(["type": .string("string")])
        guard mediaType == "multipart/form-data" else { return text }
        return .members([
            "type": .string("object"), "required": .texts([UploadedText.partName]), "additionalProperties": .bool(false),
            "properties": .members([UploadedText.partName: text]),
        ])
    }

    /// The method and the words of the path: `getApplicationsByIdLogs`.
    private static func name(_ route: Route) -> String {
        let parts = route.path.split(separator: "/").filter { $0 != "api" }.map { part -> String in
            let isParameter = part.hasPrefix("{")
            let words = part.filter { $0 != "{" && $0 != "}" }.split { !$0.isLetter && !$0.isNumber }
            return (isParameter ? "By" : "") + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
        return route.method.rawValue.lowercased() + parts.joined()
    }

    private static func tag(_ route: Route) -> String {
        let parts = route.path.split(separator: "/")
        guard parts.first == "api", parts.count > 1 else { return "system" }
        let first = String(parts[1])
        return ["version", "openapi.json", "docs"].contains(first) ? "system" : first
    }

    /// A token; or a session, and with what changes something the token that shows that a page of ours asks.
    private static func security(_ route: Route) -> [JSONValue] {
        guard !route.isAnonymous else { return [] }
        let session: JSONValue =
            route.isUnsafe ? .members(["session": .array([]), "csrf": .array([])]) : .members(["session": .array([])])
        return [.members(["token": .array([])]), session]
    }

    private static func description(_ route: Route) -> String {
        switch route.access {
        case .anonymous: "Anybody may ask."
        case .signedIn: "Any caller may ask, about itself."
        case .permission(let permission, let kind): "Needs `\(permission.rawValue)` on the \(kind.rawValue)."
        }
    }

    private static func parameters(_ route: Route) -> [JSONValue] {
        var result = route.pathParameters.map { name in
            Self.parameter(name, in: "path", isRequired: true, "", (route.options.path[name] ?? .identifier).schema)
        }
        result += route.options.query.map { query in
            Self.parameter(query.name, in: "query", isRequired: query.isRequired, query.summary, query.kind.schema)
        }
        let text = JSONValue.members(["type": .string("string")])
        if route.hasEntityTag {
            result.append(
                Self.parameter(
                    HTTPField.Name.ifNoneMatch.rawName, in: "header", isRequired: false, "Answered by 304 where it is the present ETag",
                    text))
        }
        if route.takesIfMatch {
            result.append(
                Self.parameter(
                    HTTPField.Name.ifMatch.rawName, in: "header", isRequired: false, "The ETag that it must still have, else 412", text))
        }
        if route.takesIdempotencyKey {
            let key = JSONValue.members(["type": .string("string"), "pattern": .string("^[!-~]{1,255}$")])
            result.append(
                Self.parameter(
                    HTTPField.Name.idempotencyKey.rawName, in: "header", isRequired: false,
                    "Lets the request have its effect once: the same request with it is answered alike for a day", key))
        }
        return result
    }

    private static func parameter(
        _ name: String, in place: String, isRequired: Bool, _ summary: String, _ schema: JSONValue
    ) -> JSONValue {
        var parameter = JSONObject([("name", .string(name)), ("in", .string(place)), ("required", .bool(isRequired))])
        if !summary.isEmpty { parameter.append("description", .string(summary)) }
        parameter.append("schema", schema)
        return .object(parameter)
    }
}
