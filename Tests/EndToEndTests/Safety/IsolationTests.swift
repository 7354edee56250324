import APIClient
import APIContract
import DockerEngine
import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Tenants apart")
    struct Isolation {
        /// Serves what it found when it asked each of `TARGETS`: one line `url|exit status|answer` each.
        private static func prober() throws -> [String: String] {
            [
                "Dockerfile": """
                FROM \(try labVariable("LAB_BASE_IMAGE"))
                COPY probe /probe
                CMD ["/probe"]

                """,
                "probe": """
                #!/bin/sh
                mkdir -p /tmp/www
                : >/tmp/www/index.html
                httpd -p 8080 -h /tmp/www
                for target in $TARGETS; do
                  answer="$(timeout 5 wget -q -O - "$target" 2>&1 | head -c 200 | tr '\\n' ' ')"
                  echo "$target|$answer" >>/tmp/www/found
                done
                echo done >>/tmp/www/found
                exec sleep 1000000

                """,
            ]
        }

        @Test("two environments reach each other neither by name nor by address, and nobody reaches the ingress' administration")
        func environments() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            _ = try await platform.client.createEnvironment(projectID: project.id, EnvironmentCreateRequest(slug: "staging"))
            let victim = try await platform.makeApplication(image: try await SampleImage.app, project: project.id)
            try await platform.deployGood(victim.id)
            let task = try #require(try await platform.runningTasks(victim).first)
            let address = try #require(task.networkAttachments.first?.addresses.first?.split(separator: "/").first)
            let targets = ["http://tasks.\(victim.serviceName):8080/", "http://\(victim.serviceName):8080/", "http://\(address):8080/"]

            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try Self.prober())
            let found = try await withThrowingTaskGroup(of: (String, [String: String]).self) { group in
                for environment in ["production", "staging"] {
                    group.addTask {
                        (environment, try await self.probed(platform, project, environment, repository, targets))
                    }
                }
                return try await group.reduce(into: [String: [String: String]]()) { $0[$1.0] = $1.1 }
            }
            // The same probe finds it in its own environment: the silence of the other one means something.
            for target in targets {
                #expect(found["production"]?[target]?.hasPrefix("version 1") == true, "\(target): \(found)")
                #expect(found["staging"]?[target]?.contains("version 1") == false, "\(target): \(found)")
            }
            for results in found.values {
                let administration = results.filter { $0.key.contains(":2019") }
                #expect(administration.count == 1 && administration.values.allSatisfy { $0.contains("can't connect") }, "\(administration)")
            }
        }

        private func probed(
            _ platform: Installation, _ project: ProjectView, _ environment: String, _ repository: SourceRepository, _ targets: [String]
        ) async throws -> [String: String] {
            var run = RunRequest.brief()
            run.healthCheck = .unchanged
            let application = try await platform.client.createApplication(
                ApplicationCreateRequest(
                    projectId: project.id, environment: environment, slug: "probe", source: .git(GitSourceRequest(url: repository.url)),
                    run: run)
            ).value
            try await platform.deployGood(application.id)
            // Only now is the ingress certain to stand in this environment's network, where it could be asked.
            let network = try #require(try await platform.runningTasks(application).first?.networkAttachments.first?.network.spec?.name)
            let ingress = try await platform.docker.container(platform.server.ingressContainer)
            let address = try #require(ingress.networkSettings.networks[network]?.ipAddress)
            try #require(!address.isEmpty)
            let all = targets + ["http://\(address):2019/config/"]
            try await platform.setVariables(["TARGETS": all.joined(separator: " ")], of: application.id)
            try await platform.deployGood(application.id)
            let host = try platform.host(of: application)
            let text = try await eventually(within: .seconds(60), "what the probe in \(environment) found") {
                let answer = try await platform.ask(host, path: "/found")
                return answer.status == 200 && answer.text.hasSuffix("done\n") ? answer.text : nil
            }
            var found: [String: String] = [:]
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                if parts.count == 2 { found[parts[0]] = parts[1] }
            }
            return found
        }

        @Test("two teams make the longest slugs alike in the same moment: both run, names fit, hosts differ")
        func longestSlugs() async throws {
            let platform = try Installation.shared
            let image = try await SampleImage.app
            let slug = String(repeating: "shop", count: 9) + "shop"
            let app = String(repeating: "web-", count: 9) + "webs"
            #expect(slug.count == 40 && app.count == 40)
            let teams = [try await platform.makeTeam(Installation.slug("a")), try await platform.makeTeam(Installation.slug("b"))]
            let applications = try await withThrowingTaskGroup(of: ApplicationDetail.self) { group in
                for team in teams {
                    group.addTask {
                        let project = try await platform.makeProject(slug, teamID: team.id)
                        let application = try await platform.makeApplication(image: image, project: project.id, slug: app)
                        try await platform.deployGood(application.id)
                        return try await platform.client.application(application.id).value
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(applications.map(\.serviceName)).count == 2)
            let hosts = try applications.map { try platform.host(of: $0) }
            #expect(Set(hosts).count == 2)
            for (application, host) in zip(applications, hosts) {
                #expect(application.serviceName.count <= 63 && host.split(separator: ".").allSatisfy { $0.count <= 63 })
                #expect(try await platform.ask(host).status == 200)
            }
        }

        @Test("a token of another team sees an application as it sees one that does not exist")
        func foreignTeam() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try labVariable("LAB_BASE_IMAGE"), project: try await platform.makeProject().id)
            let other = try await platform.makeTeam(Installation.slug("other"))
            let token = try #require(
                try await platform.client.createToken(TokenCreateRequest(name: "other", teamId: other.id, permissions: ["*"])).value.token)
            let nobody = UUID().uuidString.lowercased()
            let ways: [(String, String)] = [
                ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/variables"), ("PUT", "/variables"), ("GET", "/releases"),
                ("GET", "/logs"), ("GET", "/domains"), ("POST", "/domains"), ("POST", "/deploy"), ("POST", "/restart"), ("POST", "/stop"),
                ("POST", "/scale"),
            ]
            for (method, path) in ways {
                let bodies = ["/variables": "[]", "/scale": #"{"replicas": 1}"#, "/domains": #"{"host": "x.example.com"}"#]
                let body = method == "GET" || method == "DELETE" ? nil : Array((bodies[path] ?? "{}").utf8)
                var answers: [WebAnswer] = []
                for id in [application.id, nobody] {
                    answers.append(
                        try await webRequest(
                            .init(rawValue: method), "\(platform.server.url)/api/applications/\(id)\(path)",
                            headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")], body: body))
                }
                #expect(answers.allSatisfy { $0.status == 404 }, "\(method) \(path): \(answers)")
                let told = answers.map { answer in answer.object.filter { !["instance", "traceId"].contains($0.key) }.mapValues { "\($0)" }
                }
                #expect(told.first == told.last, "\(method) \(path)")
            }
            #expect(try await platform.client.application(application.id).value.id == application.id)
        }

        @Test("a revoked token is refused at once")
        func revokedToken() async throws {
            let platform = try Installation.shared
            let created = try await platform.client.createToken(TokenCreateRequest(name: "short lived", permissions: ["*"])).value
            let token = try #require(created.token)
            let headers = [("Authorization", "Bearer \(token)")]
            #expect(try await webRequest(.GET, platform.server.url + "/api/me", headers: headers).status == 200)
            try await platform.client.deleteToken(created.id)
            #expect(try await webRequest(.GET, platform.server.url + "/api/me", headers: headers).status == 401)
            let whoami = try await platform.roost("whoami", token: token)
            #expect(whoami.status == 1, "\(whoami)")
        }
    }
}
