import API
import APIContract
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Model
import Telemetry

/// A server with routes of the tests' own behind the layers of the real one.
struct TestServer {
    var limits = APILimits()
    var gate = TestGate()
    var hosts = HostNames.any
    var proxies = TrustedProxies.none
    let log = CapturedLog()

    struct Secret: Error, CustomStringConvertible {
        let description = "password=hunter2"
    }

    func run<Value>(_ setup: TestingSetup = .router, _ test: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value
    {
        let deadlines = DeadlineClock(resolution: .milliseconds(20))
        let app = APIServer.build(
            configuration: APIConfiguration(port: 0, limits: self.limits, hosts: self.hosts, proxies: self.proxies),
            registry: Self.registry(deadlines), gate: self.gate, deadlines: deadlines, logger: self.log.logger)
        return try await app.test(setup, test)
    }

    private static let logQuery = [
        QueryParameter("after", .integer(0...3, default: 0), "the last line"), QueryParameter("follow", .flag, "whether it goes on"),
    ]

    static func registry(_ deadlines: DeadlineClock) -> RouteRegistry {
        var registry = RouteRegistry()
        SystemRoutes(
            version: VersionView(version: "1.2.3", commit: nil), checks: [ReadinessCheck(name: "postgres") { throw Secret() }],
            deadlines: deadlines
        ).register(in: &registry)
        registry.add(.get, "/open", access: .anonymous, summary: "open") { _ in JSONAnswer(Thing(name: "open", count: 1)) }
        registry.add(.get, "/trace", access: .anonymous, summary: "the trace of the task") { _ in
            JSONAnswer(Thing(name: TraceContext.current?.rawValue ?? "none", count: 1))
        }
        registry.add(.get, "/things", access: .signedIn, .list(filters: [QueryParameter("name", .text, "a name")]), summary: "list") {
            context in
            let page = try context.page()
            return PageAnswer([Thing(name: context.query["name"] ?? "a", count: page.limit)], nextCursor: page.after == nil ? "b/c" : nil)
        }
        registry.add(
            .post, "/things", access: .permission(.projectCreate, on: .team), .created(), body: Thing.self, summary: "create"
        ) { _, thing in JSONAnswer(thing, location: "/things/1") }
        registry.add(.get, "/things/{id}", access: .permission(.projectRead, on: .project), summary: "one") { context in
            let id: ProjectID = try context.id("id")
            return JSONAnswer(Thing(name: id.description, count: 1), revision: 4)
        }
        registry.add(.delete, "/things/{id}", access: .permission(.projectDelete, on: .project), .deleted(), summary: "delete") { context in
            guard context.expectedRevisions?.contains(4) != false else { throw Refusal(.preconditionFailed, "It was changed meanwhile.") }
            return EmptyAnswer()
        }
        registry.add(.get, "/slow", access: .signedIn, summary: "slow") { _ -> EmptyAnswer in
            try await Self.waitForCancellation()
            return EmptyAnswer()
        }
        registry.add(.get, "/broken", access: .signedIn, summary: "broken") { _ -> EmptyAnswer in throw Secret() }
        registry.add(.get, "/unsupported", access: .signedIn, summary: "unsupported") { _ -> EmptyAnswer in
            throw ValidationError.unsupported(field: "build.type", "is not built yet")
        }
        registry.add(.get, "/log", access: .signedIn, RouteOptions(query: Self.logQuery), summary: "log") { context in
            let after = try context.query.integer("after", in: 0...3) ?? 0
            let isFollowed = try context.query.flag("follow")
            return LogAnswer(isFollowed: isFollowed) { sink in
                if isFollowed, after == 3 {
                    try await sink(LogBatch(lines: [], isEnd: false))
                    return try await Self.waitForCancellation()
                }
                for number in after..<3 {
                    let at = Date(timeIntervalSince1970: 0)
                    let line = LogLineView(seq: number + 1, at: at, stream: "build", text: "line \(number + 1)")
                    try await sink(LogBatch(lines: [line], isEnd: false))
                }
                try await sink(LogBatch(lines: [], isEnd: true))
            }
        }
        return registry
    }

    /// Waits for what never comes, until the task is cancelled.
    private static func waitForCancellation() async throws {
        for await _ in AsyncStream<Never>.makeStream().stream {}
        throw CancellationError()
    }
}
