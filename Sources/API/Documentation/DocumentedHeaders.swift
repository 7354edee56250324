import APIContract
import HTTPTypes

/// The header fields of answers.
enum DocumentedHeaders {
    private static let all: [(name: HTTPField.Name, isRequired: Bool, schema: JSONValue, summary: String)] = [
        (.eTag, true, Self.text, "What changes whenever the answer does"),
        (.allow, true, Self.text, "The methods that the address takes"),
        (.idempotencyReplayed, false, .members(["type": .string("string"), "const": .string("true")]), "The answer was given before"),
        (.nextLink, false, Self.text, "`rel=\"next\"`: the address of the next page"),
        (.location, false, Self.text, "The address of what was made, or where a browser goes on"),
        (.rateLimitLimit, false, Self.number, "Requests a minute"),
        (.rateLimitRemaining, false, Self.number, "Requests left now"),
        (.rateLimitReset, false, Self.number, "Seconds until all are there again"),
        (.retryAfter, false, Self.number, "Seconds after which another try is welcome"),
        (.setCookie, false, Self.text, "The secret of the session or of a sign-in that was begun, or its end"),
        (.traceID, true, .members(["type": .string("string"), "pattern": .string("^[0-9a-f]{32}$")]), "The trace id"),
        (.wwwAuthenticate, true, Self.text, "How to authenticate; with `insufficient_scope`, what the token would have to allow"),
    ]
    private static let text = JSONValue.members(["type": .string("string")])
    private static let number = JSONValue.members(["type": .string("integer"), "minimum": .whole(0)])

    /// `components/headers`.
    static var components: JSONValue {
        .object(JSONObject(Self.all.map { ($0.name.rawName, Self.description($0.summary, $0.schema, isRequired: $0.isRequired)) }))
    }

    /// The header fields of one answer.
    ///
    /// - Parameter optional: those among them that are not in each of its forms.
    static func references(_ names: [HTTPField.Name], optional: [HTTPField.Name] = []) -> JSONValue {
        .object(
            JSONObject(
                names.map { name in
                    guard optional.contains(name), let header = Self.all.first(where: { $0.name == name }) else {
                        return (name.rawName, JSONValue.members(["$ref": .string("#/components/headers/\(name.rawName)")]))
                    }
                    return (name.rawName, Self.description(header.summary, header.schema, isRequired: false))
                }))
    }

    private static func description(_ summary: String, _ schema: JSONValue, isRequired: Bool) -> JSONValue {
        .members(["description": .string(summary), "required": .bool(isRequired), "schema": schema])
    }
}
