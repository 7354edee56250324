import APIContract
import Foundation
import Synchronization
import Testing

@testable import Commands

/// Signing in through a browser, against a server that says what a test wants.
@Suite(.timeLimit(.minutes(1))) struct BrowserLoginFlowTests {
    /// What a run left behind.
    struct Run: Sendable {
        let status: CommandOutcome
        let output: String
        let errors: String
        let requests: [ScriptedRequest]
        let url: String
        /// The configuration file; nil where there is none.
        let file: String?
        /// How long it slept each time.
        let pauses: [Duration]
        /// What a browser was opened with.
        let opened: [String]

        var polls: [ScriptedRequest] { self.requests.filter { $0.path == "/api/auth/device/token" } }
    }

    /// What happens outside of the program.
    final class Surroundings: Sendable {
        let pauses = Mutex<[Duration]>([])
        let opened = Mutex<[String]>([])
        let time = Mutex(Date(timeIntervalSince1970: 0))
    }

    private static let token = #"""
        {"id":"t1","name":"roost login on laptop","prefix":"roost_pat_abcd","teamId":null,"projectId":null,"permissions":["*"],
         "createdAt":"2026-01-31T12:00:00Z","expiresAt":"2026-05-01T12:00:00Z","lastUsedAt":null,"token":"roost_pat_secret"}
        """#

    private static func begun(url: String? = "https://roost.example.com/device", expires: Int = 600) -> ScriptedAnswer {
        let place = url.map { "\"\($0)\"" } ?? "null"
        return .json(
            200,
            #"""
            {"deviceCode":"the-device-code","userCode":"BCDF-GHJK","verificationUrl":\#(place),"expiresInSeconds":\#(expires),
             "intervalSeconds":5}
            """#)
    }

    private static func problem(_ status: Int, _ code: String, _ detail: String = "d") -> ScriptedAnswer {
        .json(status, #"{"type":"about:blank","title":"t","status":\#(status),"code":"\#(code)","detail":"\#(detail)"}"#)
    }

    /// A server that answers the polls in turn, the last of them for ever.
    private static func script(_ begun: ScriptedAnswer = Self.begun(), _ polls: ScriptedAnswer...) -> ScriptedServer.Script {
        { request, number in
            switch request.path {
            case "/api/auth/device": begun
            case "/api/auth/device/token": polls.indices.contains(number - 1) ? polls[number - 1] : polls.last ?? .drop
            default: .json(200, ClientFlowTests.me)
            }
        }
    }

    private static func run(
        options: [String] = [], environment: [String: String] = [:], isTerminal: Bool = true,
        _ script: @escaping ScriptedServer.Script
    ) async throws -> Run {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roost-browser-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let around = Surroundings()
        return try await ScriptedServer.run(script) { url, server in
            let result = await ToolTests.run(
                ["login", url] + options, environment: environment.merging(["XDG_CONFIG_HOME": folder]) { $1 }
            ) { context in
                context.isInputTerminal = isTerminal
                context.now = { around.time.withLock { $0 } }
                context.openBrowser = { url in
                    around.opened.withLock { $0.append(url) }
                    return true
                }
                context.sleep = { pause in
                    around.pauses.withLock { $0.append(pause) }
                    around.time.withLock { $0 += Double(pause.components.seconds) }
                }
            }
            let file = FileManager.default.contents(atPath: folder + "/roost/config.toml").map { String(decoding: $0, as: UTF8.self) }
            return Run(
                status: result.status, output: result.output, errors: result.errors, requests: server.requests, url: url, file: file,
                pauses: around.pauses.withLock { $0 }, opened: around.opened.withLock { $0 })
        }
    }

    @Test func `Whoever gives no token on a terminal is told where to go and what to compare, and the token is kept`() async throws {
        let pending = Self.problem(409, "conflict")
        let run = try await Self.run(Self.script(Self.begun(), pending, pending, .json(200, Self.token)))
        #expect(run.status == .done && run.output == "signed in to \(run.url) as ann\n", "\(run.errors)")
        #expect(run.errors.contains("https://roost.example.com/device\n") && run.errors.contains("BCDF-GHJK"))
        #expect(run.requests.first?.body == #"{"clientName":"laptop"}"# && run.requests.first?.headers["Authorization"] == nil)
        #expect(run.polls.map(\.body) == Array(repeating: #"{"deviceCode":"the-device-code"}"#, count: 3))
        #expect(run.pauses == Array(repeating: .seconds(5), count: 3))
        #expect(run.requests.last?.headers["Authorization"] == "Bearer roost_pat_secret")
        #expect(run.file == "url = \"\(run.url)\"\ntoken = \"roost_pat_secret\"\n")
        // The code that the token is given for is shown to nobody, and in no address.
        #expect(!(run.output + run.errors).contains("the-device-code") && !run.requests.contains { $0.path.contains("the-device-code") })
        #expect(run.opened.isEmpty)
    }

    @Test func `A browser is opened where there is a display, with the user's code behind the sharp sign alone`() async throws {
        let done = Self.script(Self.begun(), .json(200, Self.token))
        for name in ["DISPLAY", "WAYLAND_DISPLAY"] {
            let run = try await Self.run(environment: [name: ":0"], done)
            #expect(run.status == .done && run.opened == ["https://roost.example.com/device#code=BCDF-GHJK"])
        }
        #expect(try await Self.run(environment: ["DISPLAY": ""], done).opened.isEmpty)
    }

    @Test(arguments: [nil, "file:///etc/passwd", "javascript:alert(1)", "https://h/\\u001b[2J", "https://a@b/device", "-x"])
    func `What is no address of a page is neither shown nor opened`(_ url: String?) async throws {
        let run = try await Self.run(environment: ["DISPLAY": ":0"], Self.script(Self.begun(url: url), .json(200, Self.token)))
        #expect(run.status == .done && run.opened == ["\(run.url)/device#code=BCDF-GHJK"], "\(run.errors)")
        #expect(run.errors.contains("open  \(run.url)/device\n"))
    }

    @Test func `Who asks too often, or of a server that is away, waits longer each time`() async throws {
        let run = try await Self.run(
            Self.script(
                Self.begun(), Self.problem(429, "rate_limited"), Self.problem(503, "service_unavailable"), .drop,
                Self.problem(409, "conflict"), .json(200, Self.token)))
        #expect(run.status == .done && run.pauses == [5, 10, 15, 20, 20].map { .seconds($0) }, "\(run.errors)")
    }

    @Test func `A refusal and a code that does not hold are told, and leave no file`() async throws {
        let refused = try await Self.run(Self.script(Self.begun(), Self.problem(403, "forbidden", "The sign-in was refused.")))
        #expect(refused.status == .refused && refused.errors.contains("The sign-in was refused.") && refused.file == nil)
        let gone = try await Self.run(Self.script(Self.begun(), Self.problem(410, "gone")))
        #expect(gone.status == .refused && gone.errors.contains("nobody approved it in time") && gone.file == nil)
        #expect(gone.polls.count == 1 && refused.polls.count == 1)
    }

    @Test func `Nobody is waited for longer than the code holds`() async throws {
        let idle = try await Self.run(Self.script(Self.begun(expires: 30), Self.problem(409, "conflict")))
        #expect(idle.status == .refused && idle.errors.contains("nobody approved it in time") && idle.polls.count == 6)
        let away = try await Self.run(Self.script(Self.begun(expires: 30), .drop))
        #expect(away.status == .unreachable && away.file == nil)
    }

    @Test(arguments: [404, 405])
    func `A server that has no such sign-in is told apart, and how to do without`(_ status: Int) async throws {
        let run = try await Self.run(Self.script(Self.problem(status, "not_found"), .drop))
        #expect(run.status == .refused && run.errors.contains("cannot sign in through a browser") && run.errors.contains("--with-token"))
        #expect(run.requests.count == 1 && run.file == nil)
    }

    @Test func `Without a terminal a token is read from the standard input, unless a browser is asked for`() async throws {
        let script = Self.script(Self.begun(), .json(200, Self.token))
        let read = try await Self.run(isTerminal: false, script)
        #expect(read.status == .refused && read.errors.contains("no token was given") && read.requests.isEmpty)
        let asked = try await Self.run(options: ["--browser", "--json"], isTerminal: false, script)
        #expect(asked.status == .done && asked.output == ClientFlowTests.me + "\n", "\(asked.errors)")
        let typed = try await Self.run(options: ["--with-token"], script)
        #expect(typed.status == .refused && typed.requests.isEmpty)
    }
}
