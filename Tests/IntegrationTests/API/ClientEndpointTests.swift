import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@Suite("The client and the document", .timeLimit(.minutes(1)))
struct ClientEndpointTests {
    private struct Endpoint {
        let method: String
        let path: String
        let query: [String]
    }

    /// The calls as the client's sources make them.
    private static func endpoints() throws -> [Endpoint] {
        let folder = URL(filePath: packageRoot).appending(path: "Sources/APIClient/Endpoints")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let names = Dictionary(uniqueKeysWithValues: APIPath.allCases.map { (String(describing: $0), $0.template) })
        var endpoints: [Endpoint] = []
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for part in text.components(separatedBy: "Call(").dropFirst() where part.prefix(40).contains("APIPath.") {
                let match = try #require(part.firstMatch(of: /\.([A-Z]+),\s*APIPath\.([A-Za-z]+)/))
                let query = part.contains("query: [") ? part.components(separatedBy: "query: [")[1].components(separatedBy: "])")[0] : ""
                let belongs = part.range(of: "query: [").map { part[..<$0.lowerBound].count < 120 } == true
                let parameters = belongs ? query.matches(of: /\("([A-Za-z]+)",/).map { String($0.output.1) } : []
                endpoints.append(
                    Endpoint(method: String(match.output.1), path: try #require(names[String(match.output.2)]), query: parameters))
            }
        }
        return endpoints
    }

    @Test("each call of the client is an operation of the document, with its parameters")
    func endpoints() async throws {
        let endpoints = try Self.endpoints()
        #expect(endpoints.count > 25)
        try await APILab.run { lab in
            let document = try DocumentedAPI(await lab.send(.get, APIPath.openAPI.template).body)
            for endpoint in endpoints {
                #expect(document.operations.contains("\(endpoint.method) \(endpoint.path)"), "\(endpoint.method) \(endpoint.path)")
                let route = lab.registry.routes.first { $0.method.rawValue == endpoint.method && $0.path == endpoint.path }
                let known = Set(route?.options.query.map(\.name) ?? [])
                #expect(Set(endpoint.query).isSubset(of: known), "\(endpoint.method) \(endpoint.path): \(endpoint.query)")
            }
        }
    }
}
