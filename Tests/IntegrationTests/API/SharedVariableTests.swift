import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Variables over a real database", .timeLimit(.minutes(2)))
struct SharedVariableTests {
    /// The addresses of the variables of a project, its environment and its application.
    private struct Places {
        let project: String
        let environment: String
        let application: String

        init(_ lab: APILab) async throws {
            let world = try await lab.makeApplication()
            let environments = try await lab.call(
                Page<EnvironmentView>.self, .get, "/api/projects/\(world.projectID)/environments")
            let environment = try #require(environments.items.first)
            self.project = "/api/projects/\(world.projectID)/variables"
            self.environment = "/api/projects/\(world.projectID)/environments/\(environment.id)/variables"
            self.application = "/api/applications/\(world.application.id)/variables"
        }
    }

    private static let text: HTTPFields = [.contentType: "text/plain; charset=utf-8"]

    private func upload(
        _ lab: APILab, _ path: String, _ body: String, headers: HTTPFields = text
    ) async throws -> TestResponse {
        var headers = headers
        headers[.authorization] = "Bearer \(lab.token)"
        return try await lab.client.executeRequest(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    @Test("what a project and its environment share is shown with where it comes from and what it hides")
    func effective() async throws {
        try await APILab.run { lab in
            let places = try await Places(lab)
            _ = try await lab.call(
                Page<VariableView>.self, .put, places.project,
                json: #"[{"name":"A","value":"p"},{"name":"B","value":"hush","secret":true},{"name":"C","value":"p","scope":"both"}]"#)
            _ = try await lab.call(
                Page<VariableView>.self, .put, places.environment, json: #"[{"name":"B","value":"e","as":"file"}]"#)
            _ = try await lab.call(Page<VariableView>.self, .put, places.application, json: #"[{"name":"A","value":"a"}]"#)
            let own = try await lab.call(Page<VariableView>.self, .get, places.application)
            #expect(own.items.map(\.name) == ["A"] && own.items.first?.origin == nil)
            let all = try await lab.call(Page<VariableView>.self, .get, places.application + "?effective=true").items
            #expect(all.map(\.name) == ["A", "B", "C"])
            #expect(all.map(\.origin) == ["application", "environment", "project"])
            #expect(all.map(\.overrides) == [["project"], ["project"], []])
            #expect(all.map(\.value) == ["a", "e", "p"])
            #expect(all.map(\.form) == ["env", "file", "env"] && all.map(\.scope) == ["run", "run", "both"])
            let shared = try await lab.send(.get, places.project)
            #expect(!String(buffer: shared.body).contains("hush"))
        }
    }

    @Test("shared variables are changed where they are still what was read")
    func entityTags() async throws {
        try await APILab.run { lab in
            let places = try await Places(lab)
            for path in [places.project, places.environment] {
                let tag = try #require(try await lab.send(.get, path).headers[.eTag])
                let first = try await lab.send(.put, path, headers: [.ifMatch: tag], json: #"[{"name":"A","value":"1"}]"#)
                #expect(first.status == .ok && first.headers[.eTag] != tag)
                #expect(try await lab.send(.put, path, headers: [.ifMatch: tag], json: "[]").status == .preconditionFailed)
                let kept = try await lab.send(.put, path, json: #"[{"name":"A","value":"1"}]"#)
                #expect(kept.headers[.eTag] == first.headers[.eTag])
            }
            let other = places.environment.replacing(places.project.split(separator: "/")[2], with: "0193d1c0-0000-7000-8000-000000000000")
            #expect(try await lab.send(.get, other).status == .notFound)
        }
    }

    @Test("a dotenv file sets what it names and keeps the rest; one with a mistake sets nothing and says where")
    func upload() async throws {
        try await APILab.run { lab in
            let places = try await Places(lab)
            for path in [places.application, places.environment, places.project] {
                _ = try await lab.call(
                    Page<VariableView>.self, .put, path, json: #"[{"name":"KEPT","value":"1"},{"name":"S","value":"x","secret":true}]"#)
                let bad = try await self.upload(lab, path + "/import", "A=1\nB\nC='open\n")
                let problem = try lab.problem(bad)
                #expect(bad.status == .unprocessableContent && problem.errors?.map(\.field) == ["line 2", "line 3"], "\(problem)")
                let reserved = try await self.upload(lab, path + "/import", "A=1\n\nROOST_X=1\n")
                #expect(try lab.problem(reserved).errors?.map(\.field) == ["line 3"])
                let empty = try await self.upload(lab, path + "/import?as=file", "A=\n")
                #expect(try lab.problem(empty).errors?.map(\.field) == ["line 1"])
                #expect(try await lab.call(Page<VariableView>.self, .get, path).items.map(\.name) == ["KEPT", "S"])

                let good = try await self.upload(lab, path + "/import?scope=both&as=file", "export A=\"1\\n2\"\nS=y # changed\n")
                #expect(good.status == .ok, "\(String(buffer: good.body))")
                let items = try await lab.call(Page<VariableView>.self, .get, path).items
                #expect(items.map(\.name) == ["A", "KEPT", "S"] && items.map(\.value) == ["1\n2", "1", nil])
                #expect(items.map(\.scope) == ["both", "run", "both"] && items.map(\.form) == ["file", "env", "file"])
            }
        }
    }

    @Test("a form with one file is taken, anything else is refused as what it is")
    func forms() async throws {
        try await APILab.run { lab in
            let path = try await Places(lab).application + "/import?secret=true"
            let form: HTTPFields = [.contentType: "multipart/form-data; boundary=\"b\""]
            let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
            let good = try await self.upload(lab, path, "\(head)A=1\nB=2\n\r\n--b--\r\n", headers: form)
            #expect(good.status == .ok, "\(String(buffer: good.body))")
            #expect(!String(buffer: good.body).contains("\"value\""))
            for (body, headers, status) in [
                ("\(head)A=1", form, 400), ("\(head)A=1\r\n\(head)B=1\r\n--b--", form, 422),
                (head.replacing("\"file\"", with: "x") + "A=1\r\n--b--", form, 422), ("{}", [.contentType: "application/json"], 415),
                ("A=1", [.contentType: "multipart/form-data"], 400),
            ] as [(String, HTTPFields, Int)] {
                #expect(Int(try await self.upload(lab, path, body, headers: headers).status.code) == status, "\(body)")
            }
            var headers = Self.text
            headers[.authorization] = "Bearer \(lab.token)"
            let bytes = try await lab.client.executeRequest(
                uri: path, method: .post, headers: headers, body: ByteBuffer(bytes: [0x41, 0x3D, 0xFF]))
            #expect(bytes.status == .badRequest)
            #expect(try await self.upload(lab, path, "A=" + String(repeating: "x", count: 2 << 20)).status == .contentTooLarge)
            #expect(try await self.upload(lab, path + "&scope=all", "A=1").status == .unprocessableContent)
        }
    }

    @Test("the difference of two configuration versions names variables and no value")
    func difference() async throws {
        try await APILab.run { lab in
            let path = try await Places(lab).application
            for body in [
                #"[{"name":"A","value":"one"},{"name":"B","value":"one"},{"name":"S","value":"hush","secret":true}]"#,
                #"[{"name":"A","value":"two"},{"name":"C","value":"one"},{"name":"S","secret":true}]"#,
            ] { _ = try await lab.call(Page<VariableView>.self, .put, path, json: body) }
            let newest = try await lab.call(VariableDifferenceView.self, .get, path + "/diff")
            #expect(newest == VariableDifferenceView(from: 2, to: 3, added: ["C"], changed: ["A"], removed: ["B"]))
            let all = try await lab.call(VariableDifferenceView.self, .get, path + "/diff?from=0&to=3")
            #expect(all == VariableDifferenceView(from: 0, to: 3, added: ["A", "C", "S"], changed: [], removed: []))
            #expect(try await lab.send(.get, path + "/diff?from=1&to=9").status == .notFound)
            #expect(try await lab.send(.get, path + "/diff?from=-1").status == .unprocessableContent)
        }
    }
}
