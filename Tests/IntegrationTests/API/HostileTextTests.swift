import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Store
import Testing

@Suite("Text that could break a line, a header or a page", .timeLimit(.minutes(2)))
struct HostileTextTests {
    static let texts = [
        "line\r\nfeed\nand\ttab", "\u{1B}[31mred\u{1B}[0m \u{9B}2J\u{1B}]0;title\u{7}", "q\"uotes' \\ back\\\\slash ` $(id)",
        "<script>alert(1)</script><!-- &amp; -->", "🐓 𝒳 👩‍👩‍👧 世界", "\u{202E}right\u{2066} \u{2028}\u{2029}\u{85}\u{FEFF}",
        "e\u{301} \u{1}\u{8}\u{7F} ", "--upload-pack=x; DROP TABLE teams; %00%0d%0a{{.Node}}",
    ]

    /// Sends a request and holds its answer to what every one keeps to, whatever stands in it.
    private static func send(
        _ lab: APILab, _ method: HTTPRequest.Method, _ uri: String, _ json: Any? = nil, headers: HTTPFields = [:], status: Int
    ) async throws -> JSONValue {
        let body = try json.map { String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self) }
        let answer = try await lab.send(method, uri, headers: headers, json: body)
        #expect(Int(answer.status.code) == status, "\(method) \(uri): \(String(buffer: answer.body))")
        for field in answer.headers {
            #expect(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(field)")
        }
        // No byte below a blank stands in JSON of ours: neither a log nor a terminal sees a line break of somebody else.
        #expect(answer.body.readableBytesView.allSatisfy { $0 >= 0x20 }, "\(method) \(uri)")
        guard answer.body.readableBytes > 0 else { return .null }
        return try JSONParser.parse(Array(answer.body.readableBytesView))
    }

    /// Whether both are the same scalars; `==` takes different ones for equal.
    private static func expectSame(_ found: String, _ text: String, _ place: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(
            found.unicodeScalars.elementsEqual(text.unicodeScalars), "\(place): \(found.debugDescription)", sourceLocation: sourceLocation)
    }

    @Test("names come back exactly from every answer that has them")
    func names() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            for (index, text) in Self.texts.enumerated() {
                let name = ["name": text]
                for path in ["/api/teams/\(world.teamID)", "/api/projects/\(world.projectID)", "/api/applications/\(world.application.id)"]
                {
                    Self.expectSame(try await Self.send(lab, .patch, path, name, status: 200)["name"].text, text, path)
                    Self.expectSame(try await Self.send(lab, .get, path, status: 200)["name"].text, text, path)
                }
                let made = try await Self.send(
                    lab, .post, "/api/projects/\(world.projectID)/environments",
                    ["slug": "e\(index)", "name": text], status: 201)
                Self.expectSame(made["name"].text, text, "environment")
                let token = try await Self.send(lab, .post, "/api/tokens", name, status: 201)
                Self.expectSame(token["name"].text, text, "token")
                let key: HTTPFields = [.idempotencyKey: "k\(index)"]
                let team = ["slug": "t\(index)", "name": text]
                for _ in 1...2 {
                    Self.expectSame(
                        try await Self.send(lab, .post, "/api/teams", team, headers: key, status: 201)["name"].text, text, "kept answer")
                }
                let lists = [
                    "/api/teams", "/api/tokens", "/api/projects", "/api/applications?projectId=\(world.projectID)",
                    "/api/projects/\(world.projectID)/environments",
                ]
                for list in lists {
                    let items = try await Self.send(lab, .get, list, status: 200)["items"].elements
                    #expect(items.contains { $0["name"].text.unicodeScalars.elementsEqual(text.unicodeScalars) }, "\(list)")
                }
            }
            let application = try await lab.makeApplication(slug: "gone", project: world.projectID)
            let name = ["name": Self.texts[0]]
            _ = try await Self.send(lab, .patch, "/api/applications/\(application)", name, status: 200)
            _ = try await Self.send(lab, .delete, "/api/applications/\(application)", status: 204)
            let deleted = try await Self.send(lab, .get, "/api/deletions", status: 200)["items"].elements
            Self.expectSame(deleted.first?["name"].text ?? "", Self.texts[0], "deletion")
        }
    }

    @Test("values of variables come back exactly, each by itself and in a list")
    func variables() async throws {
        try await APILab.run { lab in
            let path = "/api/applications/\(try await lab.makeApplication().application.id)/variables"
            let variables = Self.texts.enumerated().map { ["name": "V\($0)", "value": $1] }
            _ = try await Self.send(lab, .put, path, variables, status: 200)
            let items = try await Self.send(lab, .get, path + "?effective=true", status: 200)["items"].elements
            for (item, text) in zip(items, Self.texts) { Self.expectSame(item["value"].text, text, item["name"].text) }
            #expect(items.count == Self.texts.count)
        }
    }

    @Test("a branch comes back exactly, or is refused where git knows no such name")
    func branches() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let git: [String: Any] = [
                "projectId": world.projectID, "slug": "git", "source": ["type": "git", "url": "https://git.example.com/a/b.git"],
            ]
            let id = try await Self.send(lab, .post, "/api/applications", git, status: 201)["id"].text
            for branch in ["фича/🐓-\"q\"<b>'&amp;", "e\u{301}/\u{9B}2J\u{202E}\u{2028}", "a;$(id)`b`|%0a"] {
                let made = try await Self.send(
                    lab, .post, "/api/applications/\(id)/deploy", ["branch": branch], status: 202)
                Self.expectSame(made["branch"].text, branch, "deployment")
                let read = try await Self.send(lab, .get, "/api/deployments/\(made["id"].text)", status: 200)
                Self.expectSame(read["branch"].text, branch, "detail")
                let listed = try await Self.send(lab, .get, "/api/deployments?applicationId=\(id)", status: 200)["items"].elements
                Self.expectSame(listed.first?["branch"].text ?? "", branch, "list")
            }
            for branch in ["a\nb", "a\u{1B}[31m", "a b", "-\u{301}f", "a..b", "\u{7F}", "a\\b"] {
                let refused = try await Self.send(
                    lab, .post, "/api/applications/\(id)/deploy", ["branch": branch], status: 422)
                #expect(refused["errors"].elements.map { $0["field"].text } == ["branch"], "\(branch.debugDescription)")
            }
        }
    }

    @Test("a setting that is spelled otherwise is changed, though it looks the same")
    func spellings() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let git: [String: Any] = [
                "projectId": world.projectID, "slug": "git", "source": ["type": "git", "url": "https://git.example.com/a/b.git"],
            ]
            let path = "/api/applications/\(try await Self.send(lab, .post, "/api/applications", git, status: 201)["id"].text)"
            for text in ["caf\u{e9}", "cafe\u{301}", "caf\u{e9}"] {
                let change: [String: Any] = [
                    "source": ["branch": text, "rootDirectory": text], "build": ["dockerfile": text, "args": ["A": text]],
                    "run": ["command": [text], "healthCheck": ["type": "command", "command": [text]]],
                ]
                _ = try await Self.send(lab, .patch, path, change, status: 200)
                let read = try await Self.send(lab, .get, path, status: 200)
                Self.expectSame(read["source"]["branch"].text, text, "branch")
                Self.expectSame(read["source"]["rootDirectory"].text, text, "root directory")
                Self.expectSame(read["build"]["dockerfile"].text, text, "Dockerfile")
                Self.expectSame(read["build"]["args"]["A"].text, text, "argument")
                Self.expectSame(read["run"]["command"].elements.first?.text ?? "", text, "command")
                Self.expectSame(read["run"]["healthCheck"]["command"].elements.first?.text ?? "", text, "health check")
            }
        }
    }

    @Test("what a rule refuses is named in the problem, and nothing of it ends a line", arguments: Self.texts)
    func refusals(text: String) async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let team = world.teamID
            let slug = try await Self.send(
                lab, .post, "/api/projects", ["teamId": team, "slug": text], status: 422)
            #expect(slug["errors"].elements.map { $0["field"].text } == ["slug"])
            let domains = "/api/applications/\(world.application.id)/domains"
            let host = try await Self.send(lab, .post, domains, ["host": text], status: 422)
            #expect(Set(host["errors"].elements.map { $0["field"].text }) == ["host"])
            // The name of a member is the client's own text.
            let member = try await Self.send(
                lab, .post, "/api/projects", ["teamId": team, "slug": "x", text: "x"], status: 422)
            Self.expectSame(member["errors"].elements.first?["field"].text ?? "", text, "member")
            let encoded = APIPath.percentEncoded(text)
            let query = try await Self.send(lab, .get, "/api/projects?\(encoded)=1", status: 422)
            Self.expectSame(query["errors"].elements.first?["field"].text ?? "", String(text.prefix(64)), "parameter")
            let path = try await Self.send(lab, .get, "/api/projects/\(encoded)", status: 404)
            #expect(path["instance"].text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            for list in ["/api/deployments?status=\(encoded)", "/api/deployments?after=\(encoded)"] {
                _ = try await Self.send(lab, .get, list, status: 422)
            }
            _ = try await Self.send(lab, .get, "/api/deployments", headers: [.ifNoneMatch: "\"\(encoded)\""], status: 200)
        }
    }

    @Test("a filter stands in the address of the next page as it came, whatever it holds")
    func nextPage() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            _ = try await lab.makeApplication(slug: "other", project: world.projectID)
            for filter in ["environment=production", "environment=produc%74ion", "environment=%70roduction&%6Cimit=1"] {
                let limit = filter.contains("imit") ? "" : "&limit=1"
                let answer = try await lab.send(.get, "/api/applications?projectId=\(world.projectID)&\(filter)\(limit)")
                let link = try #require(answer.headers[.nextLink], "\(filter): \(String(buffer: answer.body))")
                let next = try await lab.send(.get, String(link.dropFirst().prefix { $0 != ">" }))
                #expect(next.status == .ok, "\(link)")
            }
        }
    }

    @Test("lines of a log come back exactly, as text and as events")
    func logLines() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let accepted = try await lab.call(
                DeploymentView.self, .post, "/api/applications/\(world.application.id)/deploy", status: 202)
            let id = try #require(DeploymentID(accepted.id))
            let tenant = TenantContext(teamID: try #require(TeamID(world.teamID)))
            let lines =
                Self.texts.map { $0.replacing("\r\n", with: " ").replacing("\n", with: " ") } + [
                    "ends with\r", "", "data: x", "event: end",
                ]
            try await lab.store.withTransaction { session in
                guard case .claimed(let claimed) = try await session.deployments(tenant).claim(id) else { throw StoreError.stale }
                let logs = session.deploymentLogs(tenant)
                _ = try await logs.open(id)
                try await logs.append(
                    DeploymentLogChunk(firstSequence: 1, stream: "stdout", at: Date(), lines: lines), to: id, epoch: claimed.epoch)
                try await session.deployments(tenant).advance(id, epoch: claimed.epoch, to: .failed)
            }
            let path = "/api/deployments/\(id)/logs"
            let text = try await lab.send(.get, path)
            #expect(Data(buffer: text.body) == Data(lines.map { $0 + "\n" }.joined().utf8))
            let events = try await lab.send(.get, path + "?follow=true", headers: [.accept: "text/event-stream"])
            let records = Data(buffer: events.body).split(separator: UInt8(ascii: "\n"))
            let data = records.filter { $0.starts(with: "data: {\"seq\"".utf8) || $0.starts(with: "data: {\"at\"".utf8) }
            #expect(data.count == lines.count && records.count == 2 * lines.count + 2, "\(String(buffer: events.body))")
            for (record, line) in zip(data, lines) {
                let view = try ContractJSON.decoder.decode(LogLineView.self, from: Data(record.dropFirst(6)))
                Self.expectSame(view.text, line, "event")
            }
            let after = try await lab.send(.get, path + "?after=\(lines.count - 1)")
            #expect(String(buffer: after.body) == "event: end\n")
        }
    }
}
