import APIClient
import APIContract
import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Each change alone, planned and deployed")
    struct PlannedChanges {
        /// What is changed of an application that runs.
        private struct Step: Sendable {
            let name: String
            let apply: @Sendable (Installation, ApplicationDetail) async throws -> Void

            init(_ name: String, _ apply: @escaping @Sendable (Installation, ApplicationDetail) async throws -> Void) {
                self.name = name
                self.apply = apply
            }

            static func update(_ name: String, _ request: ApplicationUpdateRequest) -> Self {
                Self(name) { platform, application in _ = try await platform.client.updateApplication(application.id, request) }
            }

            static func variables(_ name: String, _ variables: [VariableUpdate]) -> Self {
                Self(name) { platform, application in _ = try await platform.client.replaceVariables(application.id, variables) }
            }
        }

        private static let lanes = 3
        private static let token = VariableUpdate(name: "TOKEN", value: "hush", secret: true)
        private static let version = VariableUpdate(name: "VERSION", value: "1")

        /// What no task knows of, one after the other.
        private static let silent: [Step] = [
            .update("name", ApplicationUpdateRequest(name: "Another name")),
            .update("keepReleases", ApplicationUpdateRequest(keepReleases: 3)),
            .update("deadline", ApplicationUpdateRequest(run: RunRequest(update: UpdatePolicyRequest(deadlineSeconds: 77)))),
            .update("attempts", ApplicationUpdateRequest(run: RunRequest(restart: RestartRequest(maxAttempts: 9)))),
            .variables("same values", [token, version]),
            .variables("a variable of the build", [token, version, VariableUpdate(name: "BUILD", value: "1", scope: .build)]),
            .variables("the same value as a secret", [token, VariableUpdate(name: "VERSION", value: "1", secret: true)]),
            Step("a host") { platform, application in
                _ = try await platform.client.createDomain(
                    applicationID: application.id, DomainCreateRequest(host: "\(Installation.slug("host")).example.com"))
            },
        ]

        /// What the tasks know of, each of an application of its own; three of them where time is short.
        private static func telling(_ image: String) -> [Step] {
            let steps: [Step] = [
                .variables("secret", [VariableUpdate(name: "TOKEN", value: "hushed", secret: true), version]),
                .variables("scope", [token, VariableUpdate(name: "VERSION", value: "1", scope: .build)]),
                .update("image", ApplicationUpdateRequest(source: SourceUpdateRequest(image: image))),
                .update(
                    "command", ApplicationUpdateRequest(run: RunRequest(command: .value(["httpd", "-f", "-p", "8080", "-h", "/etc"])))),
                .update("replicas", ApplicationUpdateRequest(run: RunRequest(replicas: 2))),
                .update("memory", ApplicationUpdateRequest(run: RunRequest(limits: LimitsRequest(memoryMiB: 33)))),
                .update("grace", ApplicationUpdateRequest(run: RunRequest(stopGraceSeconds: 3))),
                .variables("value", [token, VariableUpdate(name: "VERSION", value: "2")]),
                .variables("form", [token, VariableUpdate(name: "VERSION", value: "1", form: .file)]),
            ]
            return InstallationSettings.usesDefaults ? steps : Array(steps.prefix(lanes))
        }

        @Test("the plan of each says \"no change\" exactly where its deploy replaces no task")
        func all() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let telling = Self.telling(try labVariable("LAB_BASE_IMAGE"))
            let image = try await SampleImage.app
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await self.deploy(platform, image, project.id, Self.silent, changesTasks: false) }
                // A few at a time: what else is tested meanwhile has bounds of its own.
                for lane in 0..<Self.lanes {
                    group.addTask {
                        for step in telling.enumerated() where step.offset % Self.lanes == lane {
                            try await self.deploy(platform, image, project.id, [step.element], changesTasks: true)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }

        /// A server that both images have, so that an application can go from one to the other.
        private static func run() -> RunRequest {
            var run = RunRequest.brief(memoryMiB: 24)
            run.command = .value(["httpd", "-f", "-p", "8080", "-h", "/"])
            run.healthCheck = .value(
                HealthCheckRequest(type: .tcp, intervalSeconds: 1, timeoutSeconds: 2, retries: 1, startPeriodSeconds: 2))
            return run
        }

        private func deploy(
            _ platform: Installation, _ image: String, _ project: String, _ steps: [Step], changesTasks: Bool
        ) async throws {
            let application = try await platform.makeApplication(image: image, project: project, run: Self.run())
            _ = try await platform.client.replaceVariables(application.id, [Self.token, Self.version])
            try await platform.deployGood(application.id)
            let before = try await self.tasks(platform, application)
            for step in steps {
                try await step.apply(platform, application)
                let plan = try await platform.client.plan(application.id).value
                #expect(plan.changes == changesTasks, "\(step.name): \(plan.differences)")
            }
            let deployment = try await platform.deployGood(application.id)
            #expect((try await self.tasks(platform, application) != before) == changesTasks, "\(steps.map(\.name))")
            // What was changed is live by now, whether a task had to know of it or not.
            let detail = try await platform.client.application(application.id).value
            #expect(detail.pendingChanges.isEmpty && detail.liveRelease == 2 && deployment.releaseNumber == 2, "\(steps.map(\.name))")
            #expect(try await !platform.client.plan(application.id).value.changes, "\(steps.map(\.name))")
        }

        private func tasks(_ platform: Installation, _ application: ApplicationDetail) async throws -> Set<String> {
            Set(try await platform.runningTasks(application).map(\.id))
        }
    }
}
