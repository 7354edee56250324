import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationEssentialsCompat
import Testing

@Suite("The API over a real database", .timeLimit(.minutes(2)))
struct APIJourneyTests {
    @Test("A21: the bootstrap token makes one user and no second one")
    func registration() async throws {
        try await APILab.run { lab in
            let me = try await lab.call(MeView.self, .get, "/api/me")
            #expect(me.user.username == "ada")
            #expect(me.teams.map(\.roles) == [["owner"]])
            let again = try await lab.send(
                .post, "/api/auth/register", token: "",
                json: """
                    {"username":"bob","email":"bob@example.com","password":"correct horse battery","bootstrapToken":"roost_boot_x"}
                    """)
            #expect(again.status == .unauthorized)
            let invited = try await lab.send(
                .post, "/api/auth/register", token: "",
                json: "{\"username\":\"bob\",\"email\":\"bob@example.com\",\"password\":\"correct horse battery\",\"invitation\":\"x\"}")
            #expect(try lab.problem(invited).code == "gone")
        }
    }

    @Test("an application is made, changed, listed and deleted")
    func application() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let id = world.application.id
            #expect(world.application.status == "never_deployed")
            #expect(world.application.run.limits.memoryMiB == 256)
            #expect(world.application.url?.hasPrefix("http://web-") == true)
            let list = try await lab.call(Page<ApplicationSummary>.self, .get, "/api/applications?projectId=\(world.projectID)")
            #expect(list.items.map(\.id) == [id])
            #expect(list.items.first?.url == world.application.url)
            let got = try await lab.send(.get, "/api/applications/\(id)")
            let tag = try #require(got.headers[.eTag])
            #expect(try await lab.send(.get, "/api/applications/\(id)", headers: [.ifNoneMatch: tag]).status == .notModified)
            let changed = try await lab.call(
                ApplicationDetail.self, .patch, "/api/applications/\(id)",
                json: """
                    {"name":"Web","run":{"replicas":3,"healthCheck":{"path":"/up"}},"source":{"image":"127.0.0.1:5000/web:2"}}
                    """,
                headers: [.ifMatch: tag])
            #expect(changed.name == "Web" && changed.run.replicas == 3 && changed.run.port == 8080)
            #expect(changed.run.healthCheck?.type == "http" && changed.source.image == "127.0.0.1:5000/web:2")
            let stale = try await lab.send(.patch, "/api/applications/\(id)", headers: [.ifMatch: tag], json: "{\"name\":\"x\"}")
            #expect(stale.status == .preconditionFailed)
            #expect(try await lab.send(.delete, "/api/applications/\(id)", headers: [.ifMatch: tag]).status == .preconditionFailed)
            #expect(try await lab.send(.delete, "/api/applications/\(id)").status == .noContent)
            #expect(try await lab.send(.get, "/api/applications/\(id)").status == .notFound)
        }
    }

    @Test("H01: variables are replaced as a whole, and a secret never comes back")
    func variables() async throws {
        try await APILab.run { lab in
            let path = "/api/applications/\(try await lab.makeApplication().application.id)/variables"
            let first = try await lab.send(.get, path)
            let tag = try #require(first.headers[.eTag])
            let body = "[{\"name\":\"A\",\"value\":\"{{x}} \\\"\\n€\"},{\"name\":\"KEY\",\"value\":\"hush\",\"secret\":true}]"
            let put = try await lab.send(.put, path, headers: [.ifMatch: tag], json: body)
            #expect(put.status == .ok)
            #expect(!String(buffer: put.body).contains("hush"))
            let page = try await lab.call(Page<VariableView>.self, .get, path)
            #expect(page.items.map(\.name) == ["A", "KEY"])
            #expect(page.items.map(\.value) == ["{{x}} \"\n€", nil])
            #expect(try await lab.send(.put, path, headers: [.ifMatch: tag], json: "[]").status == .preconditionFailed)
            let kept = try await lab.call(Page<VariableView>.self, .put, path, json: "[{\"name\":\"KEY\",\"secret\":true}]")
            #expect(kept.items.map(\.version) == page.items.suffix(1).map(\.version))
            for wrong in ["[{\"name\":\"1A\",\"value\":\"x\"}]", "[{\"name\":\"A\",\"value\":\"\\u0000\"}]", "[{\"name\":\"A\"}]", "{}"] {
                #expect(try await lab.send(.put, path, json: wrong).status == .unprocessableContent)
            }
            for wrong in ["\"as\":\"pipe\"", "\"scope\":\"all\"", "\"as\":\"file\",\"value\":\"\""] {
                let answer = try await lab.send(.put, path, json: "[{\"name\":\"B\",\(wrong)}]")
                #expect(try lab.problem(answer).code == "validation_failed", "\(wrong)")
            }
        }
    }

    @Test("a deployment is accepted, listed, followed and cancelled")
    func deployment() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let id = world.application.id
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let accepted = try await lab.send(
                .post, "/api/applications/\(id)/deploy", headers: [.traceParent: "00-\(trace)-00f067aa0ba902b7-01"])
            #expect(accepted.status == .accepted)
            let deployment = try ContractJSON.decoder.decode(DeploymentView.self, from: Data(buffer: accepted.body))
            #expect(deployment.status == "queued" && deployment.traceId == trace && deployment.actor.type == "token")
            #expect(accepted.headers[.location] == "/api/deployments/\(deployment.id)")
            let page = try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments?applicationId=\(id)&status=queued")
            #expect(page.items.map(\.id) == [deployment.id])
            let cancelled = try await lab.send(.post, "/api/deployments/\(deployment.id)/cancel", json: "{}")
            #expect(cancelled.status == .accepted)
            let seen = try await lab.call(DeploymentView.self, .get, "/api/deployments/\(deployment.id)")
            #expect(seen.status == "cancelled")
            #expect(seen.events?.map(\.status) == ["queued", "cancelled"])
            #expect(try await lab.send(.post, "/api/deployments/\(deployment.id)/cancel").status == .conflict)
            let log = try await lab.send(.get, "/api/deployments/\(deployment.id)/logs?follow=true")
            #expect(String(buffer: log.body) == "event: end\ndata: {}\n\n")
            for (operation, status) in [("restart", 409), ("stop", 409), ("start", 409)] {
                #expect(Int(try await lab.send(.post, "/api/applications/\(id)/\(operation)").status.code) == status)
            }
            #expect(try await lab.send(.post, "/api/applications/\(id)/scale", json: "{\"replicas\":101}").status == .unprocessableContent)
            #expect(try await lab.send(.post, "/api/deployments/\(deployment.id)/rollback").status == .conflict)
            #expect(try await lab.send(.get, "/api/applications/\(id)/logs").status == .serviceUnavailable)
        }
    }

    @Test("a list is read page by page without a gap")
    func pages() async throws {
        try await APILab.run { lab in
            let team = try #require(try await lab.call(MeView.self, .get, "/api/me").teams.first).id
            for number in 1...5 {
                _ = try await lab.call(
                    ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(team)\",\"slug\":\"p\(number)\"}", status: 201)
            }
            for base in ["/api/projects?limit=2", "/api/projects?limit=2&teamId=\(team)"] {
                var slugs: [String] = []
                var uri: String? = base
                while let next = uri {
                    let response = try await lab.send(.get, next)
                    slugs += try ContractJSON.decoder.decode(Page<ProjectView>.self, from: Data(buffer: response.body)).items.map(\.slug)
                    uri = response.headers[.nextLink].map { String($0.dropFirst().prefix { $0 != ">" }) }
                }
                #expect(slugs == ["p5", "p4", "p3", "p2", "p1"])
            }
            #expect(try await lab.send(.get, "/api/projects?after=x").status == .unprocessableContent)
        }
    }

    @Test("hosts, environments and tokens are made, listed and removed")
    func smallObjects() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let domains = "/api/applications/\(world.application.id)/domains"
            let domain = try await lab.call(DomainView.self, .post, domains, json: "{\"host\":\"www.example.com\"}", status: 201)
            #expect(try await lab.send(.post, domains, json: "{\"host\":\"www.example.com\"}").status == .conflict)
            #expect(try await lab.send(.post, domains, json: "{\"host\":\"WWW.example.com\"}").status == .unprocessableContent)
            #expect(try await lab.call(Page<DomainView>.self, .get, domains).items.count == 2)
            #expect(try await lab.send(.delete, "\(domains)/\(domain.id)").status == .noContent)
            let environments = "/api/projects/\(world.projectID)/environments"
            _ = try await lab.call(EnvironmentView.self, .post, environments, json: "{\"slug\":\"staging\"}", status: 201)
            let slugs = try await lab.call(Page<EnvironmentView>.self, .get, environments).items.map(\.slug)
            #expect(Set(slugs) == ["production", "staging"])
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"ci\",\"permissions\":[\"project.read\"]}", status: 201)
            let secret = try #require(made.token)
            #expect(try await lab.send(.get, "/api/projects/\(world.projectID)", token: secret).status == .ok)
            #expect(try await lab.send(.delete, "/api/projects/\(world.projectID)", token: secret).status == .forbidden)
            #expect(try await lab.send(.delete, "/api/tokens/\(made.id)").status == .noContent)
            #expect(try await lab.send(.get, "/api/me", token: secret).status == .unauthorized)
            #expect(try await lab.send(.delete, "/api/projects/\(world.projectID)").status == .noContent)
            #expect(try await lab.send(.get, "/api/applications/\(world.application.id)").status == .notFound)
        }
    }
}
