import APIContract
import Foundation
import Synchronization
import Testing

@testable import Commands

/// Whole commands against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct CommandFlowTests {
    static let app = "0193a5c2-7d1e-7abc-8def-0123456789ab"

    static func deployment(_ status: String, events: [String], failure: FailureView? = nil) throws -> ScriptedAnswer {
        var deployment = RenderingTests.deployment(status, events: events.enumerated().map { ($1, Double($0)) }, failure: failure)
        deployment.applicationId = Self.app
        return .json(200, String(decoding: try ContractJSON.encoder.encode(deployment), as: UTF8.self))
    }

    static func run(
        _ arguments: [String], onTerminal: Bool = false, _ script: @escaping ScriptedServer.Script,
        _ check: ((status: CommandOutcome, output: String, errors: String), [ScriptedRequest]) throws -> Void
    ) async throws {
        try await ScriptedServer.run(script) { url, server in
            let result = await ToolTests.run(arguments, environment: ["ROOST_URL": url, "ROOST_TOKEN": "tok"], onTerminal: onTerminal)
            try check(result, server.requests)
        }
    }

    @Test(
        arguments: [
            ("succeeded", .done), ("failed", .failed), ("rolled_back", .rolledBack), ("rollback_failed", .rollbackFailed),
            ("cancelled", .cancelled), ("superseded", .cancelled),
        ] as [(String, CommandOutcome)])
    func `Deploy waits for the verdict and exits with it`(end: String, status: CommandOutcome) async throws {
        let isGood = end == "succeeded"
        let failure = FailureView(
            stage: "verifying", code: "unhealthy", message: "no task became healthy",
            task: FailedTaskView(id: "t", node: "n", exitCode: 1, error: nil, lastLines: ["last words"]))
        let queued = try Self.deployment("queued", events: ["queued"])
        let lost = ScriptedAnswer.json(503, #"{"type":"about:blank","title":"t","status":503,"code":"service_unavailable"}"#)
        let ended = try Self.deployment(end, events: ["queued", "verifying", end], failure: isGood ? nil : failure)
        try await Self.run(["deploy", Self.app, "--ref", "next"]) { request, number in
            if request.method == "POST" { return queued }
            if request.path.hasPrefix("/api/applications/") { return .json(404, "{}") }
            return number == 1 ? queued : (number == 2 ? lost : ended)
        } _: { result, requests in
            #expect(result.status == status)
            #expect(requests.first?.path == "/api/applications/\(Self.app)/deploy")
            #expect(requests.first?.body == #"{"branch":"next"}"#)
            let states = result.output.split(separator: "\n").prefix(3).map {
                String($0.suffix(from: $0.index($0.startIndex, offsetBy: 22)))
            }
            #expect(states == ["queued", "verifying", end])
            #expect(result.output.contains("exit code  1") == !isGood)
            #expect(result.output.contains("last words") == !isGood)
        }
    }

    @Test func `With --json a deployment prints its last answer and nothing else`() async throws {
        let ended = try Self.deployment("succeeded", events: ["queued", "succeeded"])
        guard case .json(_, let text, _) = ended else { return }
        try await Self.run(["stop", Self.app, "--json"]) { _, _ in
            ended
        } _: { result, _ in
            #expect(result.status == .done)
            #expect(result.output == text + "\n")
            #expect(result.errors.isEmpty)
        }
    }

    @Test func `On a terminal a deployment shows its steps and the end of its log, and nothing of it steers the terminal`() async throws {
        let evil = "\u{1B}[2J\u{9B}1A"
        let queued = try Self.deployment("queued", events: ["queued"])
        var building = RenderingTests.deployment("building", events: [("queued", 0), ("building", 1)], step: "step\(evil) one")
        building.applicationId = Self.app
        let buildingAnswer = ScriptedAnswer.json(200, String(decoding: try ContractJSON.encoder.encode(building), as: UTF8.self))
        let ended = try Self.deployment("succeeded", events: ["queued", "building", "succeeded"])
        let line = LogLineView(seq: 1, at: RenderingTests.start, stream: "stdout", text: "COPY \(evil)files")
        let event = "data: \(String(decoding: try ContractJSON.encoder.encode(line), as: UTF8.self))\n\n"
        // How often the deployment was asked for since its log was.
        let pollsSinceLog = Mutex<Int?>(nil)
        try await Self.run(["deploy", Self.app], onTerminal: true) { request, _ in
            if request.method == "POST" { return queued }
            if request.path.contains("/logs") {
                pollsSinceLog.withLock { $0 = 0 }
                return .stream("text/event-stream", pieces: [event, "event: end\ndata: {}\n\n"])
            }
            if request.path.hasPrefix("/api/applications/") { return .json(404, "{}") }
            let polls = pollsSinceLog.withLock { polls in
                polls = polls.map { $0 + 1 }
                return polls ?? 0
            }
            return polls > 2 ? ended : buildingAnswer
        } _: { result, _ in
            #expect(result.status == .done)
            #expect(result.output.contains("step one") && result.output.contains("    | COPY files"), "\(result.output)")
            #expect(result.output.contains("succeeded"))
            let drawing = /\u{1B}\[\?7[lh]|\u{1B}\[\d+A\r\u{1B}\[J/
            let text = result.output.replacing(drawing, with: "")
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)) })
        }
    }

    @Test(arguments: [true, false])
    func `What somebody else wrote reaches a file as it is and a terminal without control characters`(onTerminal: Bool) async throws {
        let evil = "red \u{9B}31m\u{1B}[2Jend"
        let shown = onTerminal ? "red end" : evil
        try await Self.run(["logs", Self.app], onTerminal: onTerminal) { _, _ in
            .stream("text/plain", pieces: [evil + "\n"])
        } _: { result, _ in
            #expect(result.output == shown + "\n")
        }
        let team = #"{"id":"1","slug":"a\#u{9B}2J","name":"A","roles":[],"requireSecondFactor":false,"createdAt":"2026-01-31T12:00:00Z"}"#
        try await Self.run(["teams", "create", "a"], onTerminal: onTerminal) { _, _ in
            .json(201, team)
        } _: { result, _ in
            #expect(result.output == "made team a: 1\n")
        }
        try await Self.run(["teams", "create", "a", "--json"], onTerminal: onTerminal) { _, _ in
            .json(201, team)
        } _: { result, _ in
            #expect(result.output == (onTerminal ? team.replacing("\u{9B}", with: "\\u009b") : team) + "\n")
        }
    }

    @Test func `Without waiting the accepted deployment is named`() async throws {
        let queued = try Self.deployment("queued", events: [])
        try await Self.run(["scale", Self.app, "3", "--no-wait"]) { _, _ in
            queued
        } _: { result, requests in
            #expect(result.status == .done)
            #expect(result.output.contains("is queued: d-1"))
            #expect(requests.map(\.body) == [#"{"replicas":3}"#])
        }
    }

    @Test func `Variables that somebody changed meanwhile are read and set anew`() async throws {
        let page = #"{"items":[{"name":"S","secret":true,"isSet":true,"version":1,"scope":"run","as":"env"}],"nextCursor":null}"#
        try await Self.run(["env", "set", Self.app, "A=1=2"]) { request, number in
            if request.method == "PUT" && number == 1 {
                return .json(412, #"{"type":"about:blank","title":"t","status":412,"code":"precondition_failed"}"#)
            }
            return .json(200, page, headers: ["ETag": "\"\(number)\""])
        } _: { result, requests in
            #expect(result.status == .done, "\(result.errors)")
            #expect(requests.map(\.method) == ["GET", "PUT", "GET", "PUT"])
            #expect(requests.last?.headers["If-Match"] == "\"2\"")
            let sent = try ContractJSON.decoder.decode([VariableUpdate].self, from: Data((requests.last?.body ?? "").utf8))
            #expect(sent.map(\.name) == ["S", "A"])
            #expect(sent.first?.value == nil)
            #expect(sent.last?.value == "1=2")
        }
    }

    @Test func `A path is resolved through projects and environments`() async throws {
        let project =
            #"{"id":"p1","teamId":"t1","slug":"shop","name":"n","createdAt":"2026-01-31T12:00:00Z","updatedAt":"2026-01-31T12:00:00Z"}"#
        @Sendable func item(_ id: String, _ environment: String) -> String {
            #"{"id":"\#(id)","slug":"web","name":"n","environment":"\#(environment)","status":"running","replicas":1,"updatedAt":"2026-01-31T12:00:00Z"}"#
        }
        let script: ScriptedServer.Script = { request, _ in
            if request.path.hasPrefix("/api/me") { return .json(200, ClientFlowTests.me) }
            if request.path.hasPrefix("/api/projects") { return .json(200, #"{"items":[\#(project)],"nextCursor":null}"#) }
            if request.path.hasPrefix("/api/applications?") {
                let items =
                    request.path.contains("environment=staging") ? [item("s", "staging")] : [item("s", "staging"), item("p", "production")]
                return .json(200, "{\"items\":[\(items.joined(separator: ","))],\"nextCursor\":null}")
            }
            return .json(200, #"{"items":[],"nextCursor":null}"#)
        }
        try await Self.run(["releases", "shop/web"], script) { result, requests in
            #expect(result.status == .done, "\(result.errors)")
            #expect(requests.last?.path.hasPrefix("/api/applications/p/releases") == true)
        }
        try await Self.run(["releases", "shop/staging/web"], script) { _, requests in
            #expect(requests.last?.path.hasPrefix("/api/applications/s/releases") == true)
        }
        try await Self.run(["releases", "shop/other"], script) { result, _ in
            #expect(result.status == .refused)
            #expect(result.errors.contains("no application 'other'"))
        }
    }

    @Test func `Lists go on to their end, and as JSON each part is printed as it came`() async throws {
        let parts = [
            #"{"items":[{"id":"1","slug":"a","name":"A","roles":["owner"],"requireSecondFactor":false,"createdAt":"2026-01-31T12:00:00Z"}],"nextCursor":"c"}"#,
            #"{"items":[],"nextCursor":null}"#,
        ]
        let script: ScriptedServer.Script = { request, _ in .json(200, request.path.contains("after=c") ? parts[1] : parts[0]) }
        try await Self.run(["teams", "list"], script) { result, _ in
            #expect(result.output == "TEAM  NAME  ROLES  ID\na     A     owner  1\n")
        }
        try await Self.run(["teams", "list", "--json"], script) { result, _ in
            #expect(result.output == parts.joined(separator: "\n") + "\n")
        }
    }

    @Test func `A refusal is explained and exits with 1`() async throws {
        try await Self.run(["domains", "add", Self.app, "h.example"]) { _, _ in
            .json(
                409, #"{"type":"about:blank","title":"It conflicts","status":409,"detail":"the host is taken\u001b[31m","code":"conflict"}"#
            )
        } _: { result, _ in
            #expect(result.status == .refused)
            #expect(result.errors == "roost: the host is taken (conflict)\n")
            #expect(result.output.isEmpty)
        }
    }

    @Test func `With --json a refusal is printed as the API's answer as well`() async throws {
        try await Self.run(["whoami", "--json"]) { _, _ in
            .json(401, #"{"type":"about:blank","title":"t","status":401,"code":"unauthenticated","traceId":"7"}"#)
        } _: { result, _ in
            #expect(result.status == .refused)
            let problem = try ContractJSON.decoder.decode(Problem.self, from: Data(result.output.utf8))
            #expect(problem.code == "unauthenticated" && problem.status == 401 && problem.traceId == "7")
            #expect(result.errors.hasPrefix("roost: "))
        }
    }

    @Test func `Signing in keeps the address and the token that were accepted`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roost-login-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await ScriptedServer.run({ request, _ in
            request.headers["Authorization"] == "Bearer good"
                ? .json(200, ClientFlowTests.me) : .json(401, #"{"type":"about:blank","title":"t","status":401,"code":"unauthenticated"}"#)
        }) { url, _ in
            let environment = ["XDG_CONFIG_HOME": folder]
            #expect(await ToolTests.run(["login", url, "--token", "bad"], environment: environment).status == .refused)
            #expect(!FileManager.default.fileExists(atPath: folder))
            let login = await ToolTests.run(["login", url + "/"], environment: environment, input: ["good"])
            #expect(login.status == .done && login.errors.isEmpty)
            let overruled = environment.merging(["ROOST_URL": "http://127.0.0.1:1"]) { $1 }
            #expect(await ToolTests.run(["login", url], environment: overruled, input: ["good"]).errors.contains("ROOST_URL is set"))
            let settings = try ClientSettings.load(environment: environment)
            #expect(settings == ClientSettings(url: url, token: "good"))
            let who = await ToolTests.run(["whoami"], environment: environment)
            #expect(who.output.contains("ann"))
        }
    }
}
