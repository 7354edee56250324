internal import APIClient
package import APIContract
internal import Foundation

extension RunRequest {
    /// Settings with which a verdict comes soon, or the product's own where the tests are asked to use those.
    package static func brief(replicas: Int = 1, order: UpdateOrder? = nil, memoryMiB: Int = 32, healthCheck: Bool = true) -> RunRequest {
        let isDefault = InstallationSettings.usesDefaults
        return RunRequest(
            port: .value(8080), replicas: replicas, limits: LimitsRequest(memoryMiB: memoryMiB),
            reservations: ReservationsRequest(cpus: 0.01, memoryMiB: 6),
            healthCheck: healthCheck
                ? .value(
                    HealthCheckRequest(
                        type: .http, path: "/", intervalSeconds: isDefault ? nil : 2, timeoutSeconds: isDefault ? nil : 2,
                        retries: isDefault ? nil : 2, startPeriodSeconds: isDefault ? nil : 2)) : .unchanged,
            update: UpdatePolicyRequest(
                order: order.map { .value($0) } ?? .unchanged, monitorSeconds: isDefault ? nil : 1),
            restart: isDefault ? nil : RestartRequest(delaySeconds: 1), stopGraceSeconds: isDefault ? nil : 2)
    }

    /// `startPeriod + retries × interval + 60 s`: how long a verdict may take.
    package static var verdictBound: Duration { InstallationSettings.usesDefaults ? .seconds(10 + 3 * 5 + 60) : .seconds(2 + 2 * 2 + 60) }
}

extension Installation {
    /// Makes an application that runs an image.
    package func makeApplication(
        image: String, project: String, environment: String? = nil, slug: String = slug("web"), run: RunRequest = .brief(),
        keepReleases: Int? = nil, variables: [String: String] = [:]
    ) async throws -> ApplicationDetail {
        let application = try await self.client.createApplication(
            ApplicationCreateRequest(
                projectId: project, environment: environment, slug: slug, source: .image(ImageSourceRequest(image: image)), run: run,
                keepReleases: keepReleases)
        ).value
        if !variables.isEmpty { try await self.setVariables(variables, of: application.id) }
        return application
    }

    /// Makes an application that is built from a repository.
    package func makeApplication(
        repository: String, project: String, slug: String = slug("web"), run: RunRequest = .brief()
    ) async throws -> ApplicationDetail {
        try await self.client.createApplication(
            ApplicationCreateRequest(
                projectId: project, slug: slug, source: .git(GitSourceRequest(url: repository)), run: run)
        ).value
    }

    /// Replaces an application's variables.
    package func setVariables(_ variables: [String: String], of application: String) async throws {
        _ = try await self.client.replaceVariables(
            application, variables.sorted { $0.key < $1.key }.map { VariableUpdate(name: $0.key, value: $0.value) })
    }

    /// Waits for a deployment's end.
    package func verdict(_ deployment: DeploymentView, within bound: Duration = .seconds(180)) async throws -> DeploymentView {
        try await self.deployment(deployment.id, within: bound, "its end") { DeploymentState(rawValue: $0.status)?.isTerminal == true }
    }

    /// Deploys and waits for the verdict.
    package func deploy(_ application: String, within bound: Duration = .seconds(180)) async throws -> DeploymentView {
        try await self.verdict(try await self.client.deploy(application).value, within: bound)
    }

    /// Deploys and fails the test unless that succeeds.
    @discardableResult
    package func deployGood(_ application: String, within bound: Duration = .seconds(180)) async throws -> DeploymentView {
        let deployment = try await self.deploy(application, within: bound)
        guard deployment.status == "succeeded" else {
            throw DockerLabError(
                description: "deployment \(deployment.number) of \(application) ended \(deployment.status): \(failureText(deployment))")
        }
        return deployment
    }

    /// Waits until a deployment is in a state or has been.
    package func reach(_ deployment: DeploymentView, _ state: DeploymentState, within bound: Duration = .seconds(60)) async throws
        -> DeploymentView
    {
        try await self.deployment(deployment.id, within: bound, state.rawValue) { view in
            view.status == state.rawValue || view.events?.contains { $0.status == state.rawValue } == true
        }
    }

    private func deployment(
        _ id: String, within bound: Duration, _ what: String, _ holds: (DeploymentView) -> Bool
    ) async throws -> DeploymentView {
        var last: DeploymentView?
        return try await eventually(
            within: bound, every: .milliseconds(300),
            "\(what) of deployment \(id), which is \(last?.status ?? "unknown") (\(last?.step ?? "-"))"
        ) {
            // A server that is being restarted by the test does not end the wait.
            guard let view = try? await self.client.deployment(id).value else { return nil }
            last = view
            return holds(view) ? view : nil
        }
    }

    /// The host by which the ingress knows an application.
    package func host(of application: ApplicationDetail) throws -> String {
        guard let host = application.domains.first(where: \.generated)?.host ?? application.domains.first?.host else {
            throw DockerLabError(description: "\(application.slug) has no host")
        }
        return host
    }

    /// The environment of an application's container, asked of the sample through the ingress.
    package func containerEnvironment(_ host: String) async throws -> [String: String] {
        let answer = try await self.ask(host, path: "/cgi-bin/env")
        guard answer.status == 200 else { throw DockerLabError(description: "\(host): \(answer)") }
        var values: [String: String] = [:]
        for entry in answer.body.split(separator: 0) {
            let parts = entry.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            values[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1], as: UTF8.self)
        }
        return values
    }
}

/// Why a deployment failed, in one line.
package func failureText(_ deployment: DeploymentView) -> String {
    guard let failure = deployment.failure else { return "no failure" }
    return "\(failure.stage)/\(failure.code): \(failure.message) \(failure.task.map { "\($0)" } ?? "")"
}
