import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Store
import TestSupport
import Testing

/// A team of its own with a project, an environment, an application and a deployment that failed.
struct Places: Sendable {
    private static let slugs: [DeletionKind: String] = [.team: "places", .project: "shop", .environment: "staging", .application: "web"]

    let lab: APILab
    let team: String
    let project: String
    let environment: String
    let application: String
    let deployment: String

    init(_ lab: APILab) async throws {
        self.lab = lab
        let team = try await lab.call(TeamView.self, .post, "/api/teams", json: "{\"slug\":\"places\"}", status: 201)
        let project = try await lab.call(
            ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(team.id)\",\"slug\":\"shop\"}", status: 201)
        let environment = try await lab.call(
            EnvironmentView.self, .post, "/api/projects/\(project.id)/environments", json: "{\"slug\":\"staging\",\"name\":\"Stage\"}",
            status: 201)
        let application = try await lab.call(
            ApplicationDetail.self, .post, "/api/applications", json: Self.body(project.id, "web"), status: 201)
        let deployment = try await lab.call(DeploymentView.self, .post, "/api/applications/\(application.id)/deploy", status: 202)
        _ = try await lab.call(DeploymentView.self, .post, "/api/deployments/\(deployment.id)/cancel", status: 202)
        (self.team, self.project, self.environment) = (team.id, project.id, environment.id)
        (self.application, self.deployment) = (application.id, deployment.id)
    }

    func id(_ kind: DeletionKind) -> String {
        switch kind {
        case .team: self.team
        case .project: self.project
        case .environment: self.environment
        case .application: self.application
        }
    }

    func slug(_ kind: DeletionKind) -> String { Self.slugs[kind] ?? "" }

    func path(_ kind: DeletionKind) -> String {
        switch kind {
        case .team: "/api/teams/\(self.team)"
        case .project: "/api/projects/\(self.project)"
        case .environment: "/api/projects/\(self.project)/environments/\(self.environment)"
        case .application: "/api/applications/\(self.application)"
        }
    }

    /// The address of a thing and of all that stands in it.
    func paths(from kind: DeletionKind) -> [String] {
        DeletionKind.allCases.drop { $0 != kind }.map(self.path)
    }

    /// Makes another thing with the same slug, or with `slug`, and returns its address.
    func make(_ kind: DeletionKind, slug: String? = nil) async throws -> String {
        let slug = slug ?? self.slug(kind)
        switch kind {
        case .team:
            let made = try await self.lab.call(TeamView.self, .post, "/api/teams", json: "{\"slug\":\"\(slug)\"}", status: 201)
            return "/api/teams/\(made.id)"
        case .project:
            let json = "{\"teamId\":\"\(self.team)\",\"slug\":\"\(slug)\"}"
            return "/api/projects/\(try await self.lab.call(ProjectView.self, .post, "/api/projects", json: json, status: 201).id)"
        case .environment:
            let list = "/api/projects/\(self.project)/environments"
            return "\(list)/\(try await self.lab.call(EnvironmentView.self, .post, list, json: "{\"slug\":\"\(slug)\"}", status: 201).id)"
        case .application:
            let made = try await self.lab.call(
                ApplicationDetail.self, .post, "/api/applications", json: Self.body(self.project, slug), status: 201)
            return "/api/applications/\(made.id)"
        }
    }

    /// Writes that a release of the application is live, as a worker does.
    func serve(replicas: Int) async throws {
        let tenant = TenantContext(teamID: try #require(TeamID(self.team)))
        let id = try #require(ApplicationID(self.application))
        let deployment = try #require(DeploymentID(self.deployment))
        try await self.lab.store.withTransaction { session in
            let release = try await session.releases(tenant).insert(
                application: id, image: "127.0.0.1:5000/web@sha256:\(String(repeating: "a", count: 64))", configurationNumber: 1,
                commit: nil, branch: nil, deployment: deployment)
            try await session.applications(tenant).setLive(
                id, LiveState(releaseNumber: release.number, deploymentID: deployment, replicas: replicas))
        }
    }

    func stored(_ deployment: DeploymentID) async throws -> Deployment {
        try await self.lab.store.session.deployments(TenantContext(teamID: try #require(TeamID(self.team)))).find(deployment)
    }

    private static func body(_ project: String, _ slug: String) -> String {
        """
        {"projectId":"\(project)","environment":"staging","slug":"\(slug)","source":{"type":"image","image":"127.0.0.1:5000/web:1"},
         "run":{"port":8080}}
        """
    }
}
