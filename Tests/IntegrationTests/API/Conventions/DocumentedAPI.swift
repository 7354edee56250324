import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Testing

/// The document that the server gives of itself, as its clients read it.
struct DocumentedAPI: Sendable {
    private let json: JSONValue

    init(_ body: ByteBuffer) throws {
        self.json = try JSONParser.parse(Array(body.readableBytesView))
    }

    /// Every method of every path.
    var operations: [String] {
        self.json["paths"].names.flatMap { path in self.json["paths"][path].names.map { "\($0.uppercased()) \(path)" } }
    }

    func operation(_ route: Route) -> JSONValue { self.json["paths"][route.path][route.method.rawValue.lowercased()] }

    /// Whether a schema has the member: `Type.member`, or `member` of any type.
    func hasMember(_ name: String) -> Bool {
        let parts = name.split(separator: ".").map(String.init)
        let schemas = self.json["components"]["schemas"]
        guard parts.count == 1 else { return schemas[parts[0]]["properties"][parts[1]].isObject }
        return schemas.names.contains { schemas[$0]["properties"][name].isObject }
    }

    /// Holds an answer to what the document says: its status, its type, its header fields, its code, its form.
    func check(_ answer: TestResponse, to route: Route) throws {
        let status = String(answer.status.code)
        let name = "\(route.method) \(route.path): \(status)"
        let response = self.operation(route)["responses"][status]
        guard response.isObject else {
            Issue.record("\(name) is not documented: \(String(buffer: answer.body))")
            return
        }
        for header in response["headers"].names {
            let isRequired = self.resolved(response["headers"][header])["required"].isTrue
            guard isRequired, let field = HTTPField.Name(header) else { continue }
            #expect(answer.headers[field] != nil, "\(name) without \(header)")
        }
        guard answer.body.readableBytes > 0 else { return }
        let type = answer.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? ""
        let content = response["content"][type]
        guard content.isObject else {
            Issue.record("\(name) with \(type) is not documented")
            return
        }
        guard type.hasSuffix("json") else { return }
        let body = try JSONParser.parse(Array(answer.body.readableBytesView))
        for problem in self.problems(of: body, by: content["schema"], at: "body") { Issue.record("\(name): \(problem)") }
    }

    /// What keeps `value` from being what `schema` says; the keywords that the document uses.
    func problems(of value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
        let schema = self.resolved(schema)
        var problems = self.typeProblems(value, schema, path)
        if !schema["enum"].elements.isEmpty, !schema["enum"].elements.contains(where: { $0.text == value.text }) {
            problems.append("\(path) is \(value.text), which is none of \(schema["enum"].elements.map(\.text))")
        }
        for each in schema["allOf"].elements { problems += self.problems(of: value, by: each, at: path) }
        for keyword in ["anyOf", "oneOf"] where !schema[keyword].elements.isEmpty {
            let found = schema[keyword].elements.map { self.problems(of: value, by: $0, at: path) }
            if !found.contains([]) { problems += found.first ?? [] }
        }
        guard value.isObject else {
            return problems + value.elements.enumerated().flatMap { self.problems(of: $1, by: schema["items"], at: "\(path).\($0)") }
        }
        let members = Set(value.names)
        problems += schema["required"].elements.map(\.text).filter { !members.contains($0) }.map { "\(path).\($0) is missing" }
        for name in value.names {
            let member = schema["properties"][name]
            if member.isObject {
                problems += self.problems(of: value[name], by: member, at: "\(path).\(name)")
            } else if schema["additionalProperties"].isFalse || !schema["properties"].names.isEmpty, !schema["allOf"].isList {
                // An answer has nothing that the document does not know, also where clients must expect it.
                if schema["type"].text == "object" { problems.append("\(path).\(name) is not documented") }
            }
        }
        return problems
    }

    private func typeProblems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        let types = schema["type"].isList ? schema["type"].elements.map(\.text) : schema["type"].isMissing ? [] : [schema["type"].text]
        guard !types.isEmpty, !types.contains(value.typeName), !(types.contains("number") && value.typeName == "integer") else { return [] }
        return ["\(path) is \(value.typeName), not \(types)"]
    }

    private func resolved(_ schema: JSONValue) -> JSONValue {
        guard case .string(let reference) = schema["$ref"] else { return schema }
        return reference.split(separator: "/").dropFirst().reduce(self.json) { $0[String($1)] }
    }
}
