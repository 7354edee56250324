import APIContract
import FoundationEssentials
import Testing

/// The forms on the wire that scripts rely on.
@Suite struct ContractTests {
    @Test func `Paths are filled with percent-encoded values`() {
        #expect(APIPath.application.template == "/api/applications/{id}")
        #expect(APIPath.application.filled("a/b ?é") == "/api/applications/a%2Fb%20%3F%C3%A9")
        #expect(APIPath.domain.filled("1", "2") == "/api/applications/1/domains/2")
        #expect(APIPath.domain.parameters == ["id", "domainId"])
        #expect(APIPath.domain.filled("1") == "/api/applications/1/domains/{domainId}")
    }

    @Test func `No path is there twice`() {
        #expect(Set(APIPath.allCases.map(\.template)).count == APIPath.allCases.count)
    }

    @Test func `Members without a value are written as null where the contract names them`() throws {
        let page = Page(items: [
            ApplicationSummary(
                id: "i", slug: "web", name: "Web", environment: "production", status: "running", url: nil, replicas: 1, liveRelease: nil,
                updatedAt: Date(timeIntervalSince1970: 1_769_860_800.25))
        ])
        let text = String(decoding: try ContractJSON.encoder.encode(page), as: UTF8.self)
        #expect(text.contains(#""nextCursor":null"#))
        #expect(text.contains(#""url":null"#))
        #expect(text.contains(#""updatedAt":"2026-01-31T12:00:00.250Z""#))
        #expect(try ContractJSON.decoder.decode(Page<ApplicationSummary>.self, from: Data(text.utf8)) == page)
    }

    @Test func `Answers are read without the members that an older server lacks and with those that a newer one adds`() throws {
        let text = #"{"id":"i","number":1,"when":"later","status":"ok","checks":{}}"#
        #expect(try ContractJSON.decoder.decode(ReadinessView.self, from: Data(text.utf8)).status == "ok")
        let version = try ContractJSON.decoder.decode(VersionView.self, from: Data(#"{"version":"1"}"#.utf8))
        #expect(version.commit == nil)
    }

    @Test func `A source names its type`() throws {
        let request = ApplicationCreateRequest(projectId: "p", slug: "web", source: .image(ImageSourceRequest(image: "r/i:1")))
        let text = String(decoding: try ContractJSON.encoder.encode(request.source), as: UTF8.self)
        #expect(text.contains(#""type":"image""#))
        #expect(!text.contains("credentialId"))
    }

    @Test func `Each code of a problem has a status of an error and a title`() {
        for code in ErrorCode.allCases {
            #expect((400...599).contains(code.status))
            #expect(!code.title.isEmpty)
        }
        let problem = Problem(.conflict, detail: "d", traceId: "t")
        #expect(problem.status == 409)
        #expect(problem.code == "conflict")
    }
}
