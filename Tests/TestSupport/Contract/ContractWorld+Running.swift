internal import APIClient
internal import APIContract

extension ContractWorld {
    /// A project with two environments, applications of both sources with releases that were live, and what belongs to them.
    func runningThings(on platform: Installation) async throws -> [String: [String]] {
        let client = platform.client
        let source = try await SourceRepository(in: platform.server.folder)
        let commit = try await source.commit(try SourceRepository.site("one"))
        let staging = try await client.createEnvironment(projectID: self.projectID, EnvironmentCreateRequest(slug: "staging")).value
        let web = try await self.application("web", try await SampleImage.app, on: platform)
        let worker = try await self.application("worker", try await SampleImage.app, on: platform)
        let fresh = try await self.application("fresh", Self.absentImage(platform), environment: staging.slug, on: platform)
        let site = try await platform.makeApplication(repository: source.url, project: self.projectID, slug: "site", run: Self.run)
        async let pending = self.pendingDeployments(on: platform)
        async let built = platform.deployGood(site.id)
        async let working = platform.deployGood(worker.id)
        let live = try await self.versions(of: web, on: platform)
        try await self.shareVariables(with: staging, on: platform)
        let team = try await client.createTeam(TeamCreateRequest(slug: Installation.slug("lasting"))).value
        let environments = try await client.environments(projectID: self.projectID).value.items
            .filter { ["production", staging.slug].contains($0.slug) }.map(\.id)
        return [
            "team": [team.id, platform.teamID], "project": [self.projectID], "environment": environments,
            "application": [web.id, site.id, fresh.id], "acted": [site.id, worker.id], "versioned": [web.id], "changed": [fresh.id],
            "domain": try await self.domains(of: web, on: platform), "deployment": try await live + [built.id, working.id],
            "lasting-team": [team.id], "account": try await Self.accounts(2, of: team.id, on: platform),
            "doomed-account": try await Self.accounts(Self.doomedCount, of: team.id, on: platform),
            "invitation": try await Self.invitations(to: team.id, on: platform),
            "user": [try await client.me().value.user.id],
            "user-code": [try await client.beginDeviceLogin(DeviceLoginRequest(clientName: "contract")).value.userCode],
            "cancelled": try await pending + live, "repository": [source.url, source.url.replacing(".git", with: "-absent.git")],
            "commit": [commit, String(repeating: "0", count: commit.count)],
        ]
    }

    private static func invitations(to team: String, on platform: Installation) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<20 {
            let request = InvitationCreateRequest(email: "guest\(number)@example.com", roles: ["viewer"])
            ids.append(try await platform.client.invite(request, to: team).value.id)
        }
        return ids
    }

    private static func accounts(_ count: Int, of team: String, on platform: Installation) async throws -> [String] {
        var ids: [String] = []
        for _ in 0..<count {
            let request = ServiceAccountCreateRequest(name: Installation.slug("bot"), roles: ["viewer"])
            ids.append(try await platform.client.createServiceAccount(request, teamID: team).value.id)
        }
        return ids
    }

    private func application(
        _ slug: String, _ image: String, environment: String? = nil, on platform: Installation
    ) async throws -> ApplicationDetail {
        try await platform.makeApplication(
            image: image, project: self.projectID, environment: environment, slug: slug, run: Self.run, keepReleases: 100)
    }

    /// Short checks, and not two tasks on a node: whatever number of replicas a request asks for, the machine of the tests stays usable.
    private static var run: RunRequest {
        var run = RunRequest.brief()
        run.placement = PlacementRequest(maxPerNode: 2)
        return run
    }

    static func absentImage(_ platform: Installation) -> String { "\(platform.server.registry)/roost-tests/absent:1" }

    /// Two releases that differ, and versions of the variables; the ids of the deployments.
    private func versions(of web: ApplicationDetail, on platform: Installation) async throws -> [String] {
        let first = try await platform.deployGood(web.id)
        try await platform.setVariables(["A": "1", "B": "2"], of: web.id)
        _ = try await platform.client.updateApplication(
            web.id, ApplicationUpdateRequest(source: SourceUpdateRequest(image: try await SampleImage.second)))
        let second = try await platform.deployGood(web.id)
        try await platform.setVariables(["A": "3"], of: web.id)
        return [first.id, second.id]
    }

    private func shareVariables(with environment: EnvironmentView, on platform: Installation) async throws {
        let update = VariableUpdate(name: "SHARED", value: "1")
        _ = try await platform.client.replaceVariables(of: .project(self.projectID), [update])
        _ = try await platform.client.replaceVariables(of: .environment(environment.id, projectID: self.projectID), [update])
    }

    private func domains(of web: ApplicationDetail, on platform: Installation) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<Self.doomedCount {
            let request = DomainCreateRequest(host: "\(Installation.slug("host"))-\(number).example.com")
            ids.append(try await platform.client.createDomain(applicationID: web.id, request).value.id)
        }
        return ids
    }

    /// Deployments that wait for a task to become healthy which never will: who cancels one finds it running.
    private func pendingDeployments(on platform: Installation) async throws -> [String] {
        var run = Self.run
        run.healthCheck = .value(
            HealthCheckRequest(type: .http, path: "/absent", intervalSeconds: 60, timeoutSeconds: 2, retries: 60, startPeriodSeconds: 3600))
        run.update = UpdatePolicyRequest(monitorSeconds: 1, deadlineSeconds: 3600)
        var ids: [String] = []
        for number in 0..<2 {
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: self.projectID, slug: "pending-\(number)", run: run)
            ids.append(try await platform.client.deploy(application.id).value.id)
        }
        return ids
    }
}
