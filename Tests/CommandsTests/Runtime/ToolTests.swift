import APIClient
import APIContract
import ArgumentParser
import Foundation
import Synchronization
import Testing

@testable import Commands

/// The command line as a whole, without a server.
@Suite(.timeLimit(.minutes(1))) struct ToolTests {
    /// Collects what a command writes.
    final class Transcript: Sendable {
        private let text = Mutex("")

        var sink: TextSink { TextSink { text in self.text.withLock { $0 += text } } }
        var written: String { self.text.withLock { $0 } }
    }

    /// Runs the command line and returns how it ended and what it wrote.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: [String] = [], onTerminal: Bool = false,
        changing change: (inout CommandContext) -> Void = { _ in }
    ) async -> (status: CommandOutcome, output: String, errors: String) {
        let output = Transcript()
        let errors = Transcript()
        let lines = Mutex(input)
        var context = CommandContext(
            environment: environment, output: output.sink, errorOutput: errors.sink, isOutputTerminal: onTerminal, isInputTerminal: false,
            readLine: { lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } }, now: { Date() }, hostName: { "laptop" },
            openBrowser: { _ in false })
        change(&context)
        let status = await Tool.run(arguments, in: context)
        return (status, output.written, errors.written)
    }

    @Test(
        arguments: [
            ("succeeded", 0), ("failed", 2), ("rolled_back", 3), ("rollback_failed", 4), ("cancelled", 5), ("superseded", 5),
        ] as [(String, Int32)])
    func `Each end of a deployment has its exit status`(state: String, status: Int32) {
        #expect(DeploymentState(rawValue: state).flatMap { CommandOutcome($0) }?.rawValue == status)
    }

    @Test func `A deployment under way has none`() {
        for state in DeploymentState.allCases where !state.isTerminal { #expect(CommandOutcome(state) == nil) }
        #expect(DeploymentState.allCases.filter(\.isTerminal).count == 6)
    }

    @Test func `Help is an answer, nonsense a refusal`() async {
        let help = await Self.run(["--help"])
        #expect(help.status == .done)
        #expect(help.output.contains("deployments") && help.errors.isEmpty)
        for arguments in [
            ["nonsense"], ["deploy"], ["scale", "a/b", "many"], ["apps", "create", "web", "--port", "99999"],
            ["logs", "a/b", "--tail", "x"],
        ] {
            let result = await Self.run(arguments)
            #expect(result.status == .refused, "\(arguments)")
            #expect(!result.errors.isEmpty && result.output.isEmpty, "\(arguments)")
        }
    }

    @Test(arguments: [
        "login", "whoami", "health", "teams list", "tokens create", "projects update", "projects delete", "environments create",
        "apps create", "domains add",
        "env import", "deploy", "deployments show", "rollback", "releases", "logs", "scale", "restart", "stop", "start", "open",
        "completions",
    ])
    func `Every verb explains itself`(verb: String) async {
        let result = await Self.run(verb.split(separator: " ").map(String.init) + ["--help"])
        #expect(result.status == .done)
        #expect(result.output.contains("OVERVIEW:"))
    }

    @Test func `Without a server, one is asked for`() async {
        let result = await Self.run(["whoami"])
        #expect(result.status == .refused)
        #expect(result.errors.contains("roost login"))
    }

    @Test func `A server that is not there is told apart from one that refuses`() async {
        let environment = ["ROOST_URL": "http://127.0.0.1:1", "ROOST_TOKEN": "t"]
        for arguments in [["whoami"], ["deploy", "a/b"], ["health"]] {
            let result = await Self.run(arguments, environment: environment)
            #expect(result.status == .unreachable, "\(arguments): \(result.errors)")
        }
        #expect(await Self.run(["whoami"], environment: ["ROOST_URL": "nonsense"]).status == .refused)
    }

    @Test func `Signing in without a server leaves no file`() async {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roost-login-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = await Self.run(["login", "http://127.0.0.1:1"], environment: ["XDG_CONFIG_HOME": folder], input: ["token"])
        #expect(result.status == .unreachable)
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(await Self.run(["login", "http://127.0.0.1:1"], environment: ["XDG_CONFIG_HOME": folder]).status == .refused)
        for options in [["--browser"], ["--browser", "--json"]] {
            let begun = await Self.run(["login", "http://127.0.0.1:1"] + options, environment: ["XDG_CONFIG_HOME": folder])
            #expect(begun.status == .unreachable && begun.output.isEmpty, "\(begun)")
        }
        for options in [["--browser", "--token", "t"], ["--with-token", "--browser"], ["--with-token", "--token", "t"]] {
            let begun = await Self.run(["login", "http://127.0.0.1:1"] + options, environment: ["XDG_CONFIG_HOME": folder])
            #expect(begun.status == .refused && begun.errors.contains("one of"), "\(begun)")
        }
    }

    @Test func `Completion scripts are printed for known shells only`() async {
        let result = await Self.run(["completions", "bash"])
        #expect(result.status == .done)
        #expect(result.output.contains("roost"))
        #expect(await Self.run(["completions", "tcsh"]).status == .refused)
    }

    @Test func `Deleting asks first, and does nothing where nobody can answer`() async {
        let id = "0193a5c2-7d1e-7abc-8def-0123456789ab"
        let result = await Self.run(["apps", "delete", id], environment: ["ROOST_URL": "http://127.0.0.1:1"])
        #expect(result.status == .refused)
        #expect(result.errors.contains("--yes"))
    }

    @Test func `Options become the request that they stand for`() throws {
        let options = try ApplicationOptions.parse([
            "--git", "https://h/r.git", "--branch", "next", "--port", "8080", "--replicas", "2", "--health-path", "/up", "--memory", "128",
            "--keep-releases", "3", "--update-order", "stop-first",
        ])
        #expect(try options.newSource() == .git(GitSourceRequest(url: "https://h/r.git", branch: "next")))
        #expect(options.run?.port == .value(8080))
        #expect(options.run?.healthCheck == .value(HealthCheckRequest(type: .http, path: "/up")))
        #expect(options.run?.limits == LimitsRequest(memoryMiB: 128))
        #expect(options.run?.update?.order == .value(.stopFirst))
        #expect(options.build == nil)
        let none = try ApplicationOptions.parse(["--port", "none"])
        #expect(none.run?.port == .null)
        #expect(!none.isEmpty)
        #expect(throws: CommandFailure.self) { try none.newSource() }
        #expect(throws: CommandFailure.self) { try ApplicationOptions.parse(["--git", "a", "--image", "b"]).newSource() }
    }
}
