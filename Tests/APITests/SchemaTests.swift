import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationEssentialsCompat
import Testing

@Suite("The described form of the contract's types")
struct SchemaTests {
    /// Encodes like an answer, and says which members came out.
    private static func members(of json: JSONValue, at path: String = "") -> Set<String> {
        switch json {
        case .object(let object):
            return object.names.reduce(into: []) { names, name in
                names.insert("\(path).\(name)")
                names.formUnion(Self.members(of: object.members[name] ?? .null, at: "\(path).\(name)"))
            }
        case .array(let elements):
            return elements.enumerated().reduce(into: []) { $0.formUnion(Self.members(of: $1.element, at: "\(path).\($1.offset)")) }
        case .null, .bool, .number, .string: return []
        }
    }

    private static func expectRoundTrip<Value: Codable & Sendable>(_ type: Value.Type) throws {
        let example = Array(try OpenAPIDocument.example(of: type, isRequest: false).utf8)
        // Whatever the example has, the type reads: a wrong name, type or word would be refused here.
        let value = try StrictDecoding.decode(type, from: example)
        let written = try JSONParser.parse(Array(try ContractJSON.encoder.encode(value)))
        // Whatever the type writes, the example has.
        #expect(Self.members(of: written) == Self.members(of: try JSONParser.parse(example)), "\(type)")
    }

    @Test("what is described of a type is what it reads and writes")
    func roundTrip() throws {
        try Self.expectRoundTrip(ApplicationCreateRequest.self)
        try Self.expectRoundTrip(ApplicationUpdateRequest.self)
        try Self.expectRoundTrip(DeployRequest.self)
        try Self.expectRoundTrip(RollbackRequest.self)
        try Self.expectRoundTrip(ScaleRequest.self)
        try Self.expectRoundTrip(EmptyRequest.self)
        try Self.expectRoundTrip([VariableUpdate].self)
        try Self.expectRoundTrip(DomainCreateRequest.self)
        try Self.expectRoundTrip(EnvironmentCreateRequest.self)
        try Self.expectRoundTrip(ProjectCreateRequest.self)
        try Self.expectRoundTrip(ProjectUpdateRequest.self)
        try Self.expectRoundTrip(TeamCreateRequest.self)
        try Self.expectRoundTrip(TokenCreateRequest.self)
        try Self.expectRoundTrip(RegisterRequest.self)
        try Self.expectRoundTrip(ApplicationDetail.self)
        try Self.expectRoundTrip(APIContract.ApplicationSummary.self)
        try Self.expectRoundTrip(DeploymentView.self)
        try Self.expectRoundTrip(ReleaseView.self)
        try Self.expectRoundTrip(MeView.self)
        try Self.expectRoundTrip(TokenView.self)
        try Self.expectRoundTrip(ProjectView.self)
        try Self.expectRoundTrip(EnvironmentView.self)
        try Self.expectRoundTrip(DomainView.self)
        try Self.expectRoundTrip(TeamView.self)
        try Self.expectRoundTrip(VariableView.self)
        try Self.expectRoundTrip(LogLineView.self)
        try Self.expectRoundTrip(ReadinessView.self)
        try Self.expectRoundTrip(VersionView.self)
        try Self.expectRoundTrip(Problem.self)
    }

    @Test("the id of a failed task is Swarm's, and is not described as one of ours")
    func taskID() throws {
        let task = try StrictDecoding.decode(
            FailedTaskView.self, from: Array(try OpenAPIDocument.example(of: FailedTaskView.self, isRequest: false).utf8))
        #expect(UUID(uuidString: task.id) == nil, "\(task.id)")
    }

    @Test("the events of a log are described one by one: lines with their JSON, and the end")
    func events() throws {
        var registry = RouteRegistry()
        registry.add(.get, "/log", access: .signedIn, summary: "log") { _ in LogAnswer(isFollowed: true) { _ in } }
        let text = try OpenAPIDocument(registry, version: VersionView(version: "1", commit: nil)).text
        let stream = try #require(text.firstRange(of: #""text/event-stream":{"schema":{"#).map { text[$0.upperBound...].prefix(900) })
        #expect(stream.contains(#""oneOf":[{"type":"object","required":["id","data"]"#), "\(stream)")
        #expect(stream.contains(##""contentMediaType":"application/json","contentSchema":{"$ref":"#/components/schemas/LogLineView"}"##))
        #expect(stream.contains(#""event":{"const":"end"},"data":{"const":"{}"}"#))
    }

    @Test("a type that is read as nothing describable is refused")
    func unknown() {
        struct Odd: Codable {
            var number: Float
        }
        #expect(throws: (any Error).self) { try OpenAPIDocument.example(of: Odd.self, isRequest: true) }
    }
}
