package import APIContract
import HTTPTypes
import Logging

/// Whether the process is up, whether it can serve, and what it is.
package struct SystemRoutes: Sendable {
    /// How long all checks together may take.
    private static let checkDuration = Duration.seconds(3)

    private let version: VersionView
    private let checks: [ReadinessCheck]
    private let deadlines: DeadlineClock
    private let round = SharedRound<[String: String]>()

    package init(version: VersionView, checks: [ReadinessCheck], deadlines: DeadlineClock) {
        self.version = version
        self.checks = checks
        self.deadlines = deadlines
    }

    package func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.health.template, access: .anonymous, RouteOptions(rateLimit: .exempt), summary: "Whether the process is up"
        ) { _ in JSONAnswer(HealthView(status: "ok")) }
        registry.add(
            .get, APIPath.readiness.template, access: .anonymous,
            RouteOptions(otherStatus: .serviceUnavailable, rateLimit: .exempt),
            summary: "Whether requests can be served"
        ) { context in await self.readiness(context) }
        registry.add(.get, APIPath.version.template, access: .anonymous, summary: "What runs") { _ in JSONAnswer(self.version) }
    }

    private func readiness(_ context: AnonymousContext) async -> JSONAnswer<ReadinessView> {
        // Anybody may ask, as often as they like: those who ask at once share one look at the parts.
        let results = await self.round.value {
            await withTaskGroup(of: (String, String).self) { group in
                for check in self.checks {
                    group.addTask { (check.name, await self.result(of: check, context)) }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
        }
        let isReady = results.values.allSatisfy { $0 == "ok" }
        return JSONAnswer(
            ReadinessView(status: isReady ? "ok" : "unavailable", checks: results), status: isReady ? .ok : .serviceUnavailable)
    }

    /// What is wrong stands in the log: anybody may ask, and the text of an error can tell addresses.
    private func result(of check: ReadinessCheck, _ context: AnonymousContext) async -> String {
        do {
            try await self.deadlines.run(within: Self.checkDuration) { try await check.run() }
            return "ok"
        } catch {
            context.scope.logger.warning("not ready", metadata: ["check": "\(check.name)", "error": "\(error)"])
            return "unavailable"
        }
    }
}
