import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Builder

@Suite(.timeLimit(.minutes(1))) struct ChildRunnerTests {
    private let runner = ChildRunner(setpriv: "/usr/bin/setpriv", stopGrace: .milliseconds(300))

    @Test func `A program gets exactly its arguments and its environment`() async throws {
        let arguments = ["%s|", "a b", "$(id)", "'\"`", ";", ""]
        let printed = try await self.runner.collect(ChildCommand("/usr/bin/printf", arguments, environment: [:]))
        #expect(printed.text == "a b|$(id)|'\"`|;||")
        let environment = try await self.runner.collect(ChildCommand("/usr/bin/env", [], environment: ["ONLY": "this"]))
        #expect(environment.text == "ONLY=this\n")
    }

    @Test func `The status and both outputs come back`() async throws {
        let exit = try await self.runner.collect(ChildCommand("/usr/bin/ls", ["/nowhere"], environment: [:]))
        #expect(exit.status == 2)
        #expect(exit.output.isEmpty)
        #expect(exit.errorText.contains("/nowhere"))
    }

    @Test func `Output beyond the limit is dropped and the program still ends`() async throws {
        let exit = try await self.runner.collect(
            ChildCommand("/usr/bin/head", ["-c", "3000000", "/dev/zero"], environment: [:]), limit: 1000)
        #expect(exit.isSuccess)
        #expect(exit.output.count == 1000)
    }

    @Test func `Cancelling ends the program and what it started`() async throws {
        let mark = "30\(UInt32.random(in: 1000...9_999_999))"
        let command = ChildCommand("/usr/bin/timeout", ["--foreground", "300", "sleep", mark], environment: ["PATH": "/usr/bin"])
        let running = Task { try await self.runner.collect(command) }
        try await eventually(within: .seconds(20), "both programs") { Self.processes(with: mark).count < 2 ? nil : () }
        running.cancel()
        let error = await #expect(throws: BuilderError.self) { try await running.value }
        #expect(error?.code == .cancelled)
        #expect(Self.processes(with: mark).isEmpty)
    }

    @Test func `What a program started is killed with it, listening or not`() async throws {
        let mark = "30\(UInt32.random(in: 1000...9_999_999))"
        let command = ChildCommand(
            "/usr/bin/timeout", ["--foreground", "300", "env", "--ignore-signal=TERM", "sleep", mark], environment: ["PATH": "/usr/bin"])
        let running = Task { try await self.runner.collect(command) }
        // `env` has become `sleep`, which ignores the signal, and `timeout` stands above it.
        try await eventually(within: .seconds(20), "the program below") {
            Self.processes(with: mark).contains(where: Self.isSleep) ? () : nil
        }
        running.cancel()
        let error = await #expect(throws: BuilderError.self) { try await running.value }
        #expect(error?.code == .cancelled)
        #expect(Self.processes(with: mark).isEmpty)
    }

    @Test func `A program that does not listen is killed`() async throws {
        let mark = "30\(UInt32.random(in: 1000...9_999_999))"
        // `env` becomes `sleep`, which then ignores the signal.
        let command = ChildCommand("/usr/bin/env", ["--ignore-signal=TERM", "sleep", mark], environment: ["PATH": "/usr/bin"])
        let running = Task { try await self.runner.collect(command) }
        try await eventually(within: .seconds(20), "the program") { Self.processes(with: mark).contains(where: Self.isSleep) ? () : nil }
        running.cancel()
        let error = await #expect(throws: BuilderError.self) { try await running.value }
        #expect(error?.code == .cancelled)
        #expect(Self.processes(with: mark).isEmpty)
    }

    @Test func `Work that takes too long ends with the given error`() async throws {
        let late = BuilderError(.buildTimeout, "late")
        let error = await #expect(throws: BuilderError.self) {
            try await Deadline.run(.milliseconds(200), orThrow: late) { () async throws(BuilderError) in
                try await self.runner.collect(ChildCommand("/usr/bin/sleep", ["300"], environment: [:]))
            }
        }
        #expect(error == late)
    }

    @Test func `A program that does not exist is an operator's problem`() async {
        let error = await #expect(throws: BuilderError.self) {
            try await ChildRunner(setpriv: nil, stopGrace: .seconds(1)).collect(ChildCommand("/nowhere/git", [], environment: [:]))
        }
        #expect(error?.code == .cloneFailed)
    }

    private static func isSleep(_ process: String) -> Bool {
        FileManager.default.contents(atPath: "/proc/\(process)/comm").map { String(decoding: $0, as: UTF8.self) } == "sleep\n"
    }

    private static func processes(with mark: String) -> [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.filter { entry in
            guard entry.allSatisfy(\.isNumber), let line = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).split(separator: "\0").contains(Substring(mark))
        }
    }
}
