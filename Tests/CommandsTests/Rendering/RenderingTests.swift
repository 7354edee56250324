import APIClient
import APIContract
import Foundation
import Testing

@testable import Commands

/// What people read.
@Suite struct RenderingTests {
    static let start = Date(timeIntervalSince1970: 1_769_860_800)

    static func deployment(
        _ status: String, events: [(String, Double)] = [], step: String? = nil, failure: FailureView? = nil
    ) -> DeploymentView {
        DeploymentView(
            id: "d-1", deploymentId: "d-1", applicationId: "a-1", stackId: nil, number: 7, kind: "deploy", status: status, step: step,
            progress: 80, parentId: nil, releaseNumber: 5, commitSha: "abc", branch: "main", image: nil, trigger: "api",
            actor: ActorView(type: "token", name: "ci"), failure: failure,
            events: events.map { DeploymentEventView(status: $0.0, at: Self.start.addingTimeInterval($0.1)) }, createdAt: Self.start,
            startedAt: Self.start, finishedAt: failure == nil ? nil : Self.start.addingTimeInterval(62), waitingFor: nil, traceId: "t-1")
    }

    @Test func `Columns are as wide as their widest cell`() {
        var table = TextTable(["NAME", "STATE"])
        table.add(["web", "running"])
        table.add(["a-longer-name", nil])
        table.add(["evil\u{1B}[31m\n", "x"])
        #expect(
            table.lines == [
                "NAME           STATE", "web            running", "a-longer-name  -", "evil           x",
            ])
    }

    @Test(arguments: [
        ("plain é😀", "plain é😀"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{07}x", "x"),
        ("\u{1B}]8;;http://e\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("a\tb\nc\rd\u{08}\0e", "a b cde"), ("\u{9B}2Jx", "x"), ("\u{85}x\u{9C}", "x"), ("\u{202E}abc\u{2066}", "abc"), ("\u{1B}", ""),
        ("\u{1B}[", ""), ("\u{1B}(Bx", "x"), ("\u{1B}Pq\u{1B}", ""), ("\u{1B}cx", "x"), ("a\r\nb", "a b"),
    ])
    func `Nothing that steers a terminal gets through`(text: String, shown: String) {
        #expect(SafeText.line(text) == shown)
    }

    @Test func `JSON keeps its meaning without what steers a terminal`() throws {
        let text = "{\n\t\"a\": \"x\u{9B}2J\u{7F}\u{202E}é\\u001b\"}"
        let shown = SafeText.json(text)
        #expect(shown == "{\n\t\"a\": \"x\\u009b2J\\u007f\\u202eé\\u001b\"}")
        let decode = { try JSONDecoder().decode([String: String].self, from: Data(($0 as String).utf8)) }
        #expect(try decode(shown) == decode(text))
    }

    @Test(arguments: [
        (0.04, "0.0 s"), (12.34, "12.3 s"), (59.99, "59.9 s"), (60, "1 min 0 s"), (3725, "1 h 2 min"), (-1, "0.0 s"), (.infinity, "0.0 s"),
        (.nan, "0.0 s"),
    ])
    func `Durations are short`(seconds: Double, text: String) {
        #expect(TimeText.duration(seconds) == text)
    }

    @Test func `A failed deployment tells stage, cause, task, node, exit code and last lines`() {
        let failure = FailureView(
            stage: "verifying", code: "crashed", message: "the task ended",
            task: FailedTaskView(id: "task-9", node: "node-1", exitCode: 137, error: "non-zero exit", lastLines: ["one", "\u{1B}[31mtwo"]))
        let lines = DeploymentReport.lines(
            for: Self.deployment("rolled_back", events: [("queued", 0), ("rolled_back", 61)], failure: failure))
        #expect(
            lines == [
                "deployment  7 (deploy)", "id          d-1", "status      rolled_back", "release     5", "commit      abc",
                "branch      main",
                "by          ci (token, api)", "created     2026-01-31 12:00:00Z", "took        1 min 2 s", "trace       t-1", "", "events",
                "  2026-01-31 12:00:00Z  queued", "  2026-01-31 12:01:01Z  rolled_back", "", "stage      verifying", "code       crashed",
                "message    the task ended", "task       task-9", "node       node-1", "exit code  137", "error      non-zero exit",
                "last lines", "  | one", "  | two",
            ])
    }

    @Test func `What is to be known of a change of state stands beside it, without what steers a terminal`() {
        var deployment = Self.deployment("succeeded")
        deployment.rebuiltReleaseNumber = 3
        deployment.events = [
            DeploymentEventView(status: "queued", at: Self.start),
            DeploymentEventView(status: "cloning", at: Self.start, note: "built \u{1B}[31magain"),
        ]
        let lines = DeploymentReport.lines(for: deployment)
        #expect(lines.contains("rebuilt     the image of release 3 was gone"))
        #expect(lines.contains("  2026-01-31 12:00:00Z  queued") && lines.contains("  2026-01-31 12:00:00Z  cloning  (built again)"))
    }

    @Test func `A frame shows the steps done, the one under way and the last lines of the log`() {
        var frame = ProgressFrame(name: "shop/web", deployment: Self.deployment("queued", events: [("queued", 0)]), now: Self.start)
        for index in 1...9 { frame.append(logLine: "line \(index)\u{1B}[0m  ") }
        frame.append(logLine: "  \u{1B}[2K ")
        frame.update(
            Self.deployment("building", events: [("queued", 0), ("cloning", 0.5), ("building", 2)], step: "building the image"),
            now: Self.start.addingTimeInterval(3))
        #expect(
            frame.lines(now: Self.start.addingTimeInterval(5.5)) == [
                "shop/web  deployment 7 (deploy)  5.5 s", "  ✓ queued          0.5 s", "  ✓ cloning         1.5 s",
                "  • building        2.5 s  building the image", "    | line 4", "    | line 5", "    | line 6", "    | line 7",
                "    | line 8",
                "    | line 9",
            ])
        frame.update(Self.deployment("failed", events: [("queued", 0), ("failed", 4)]), now: Self.start.addingTimeInterval(6))
        #expect(frame.lines(now: Self.start.addingTimeInterval(6)).suffix(2) == ["  ✓ queued          4.0 s", "  ✗ failed"])
    }

    @Test func `A frame replaces the one before without wrapping`() {
        var painter = ScreenPainter()
        #expect(painter.frame(["a", "b"]) == "\u{1B}[?7la\nb\n\u{1B}[?7h")
        #expect(painter.frame(["c"]) == "\u{1B}[2A\r\u{1B}[J\u{1B}[?7lc\n\u{1B}[?7h")
        #expect(painter.frame([]) == "\u{1B}[1A\r\u{1B}[J\u{1B}[?7l\u{1B}[?7h")
    }

    @Test func `A problem names its code and each field`() {
        let problem = Problem(
            .validationFailed, detail: "two fields are wrong", errors: [.init(field: "run.port", message: "must be\u{07} a number")])
        #expect(ErrorText.lines(for: .problem(problem)) == ["two fields are wrong (validation_failed)", "run.port: must be a number"])
        #expect(ErrorText.lines(for: .unreachable("refused")) == ["the server cannot be reached: refused"])
    }

    @Test(
        arguments: [
            ("http://web-1.localhost:8000/", nil, "curl -H 'Host: web-1.localhost:8000' 'http://127.0.0.1:8000/'"),
            ("http://web-1.localhost:8000", "http://10.0.0.1:80/", "curl -H 'Host: web-1.localhost:8000' 'http://10.0.0.1:80'"),
            ("https://web.example/a", "", nil), ("http://x'$(id).localhost/", nil, nil), ("nonsense", nil, nil),
        ] as [(String, String?, String?)])
    func `The curl line asks the ingress for the host`(url: String, ingress: String?, line: String?) {
        #expect(CurlLine.text(url: url, ingress: ingress) == line)
    }

    @Test func `Spans and dates are read against the clock that is given`() throws {
        #expect(try TimeArgument.past("10m", now: Self.start) == Self.start.addingTimeInterval(-600))
        #expect(try TimeArgument.future("2d", now: Self.start) == Self.start.addingTimeInterval(172_800))
        #expect(try TimeArgument.past("2026-01-31T12:00:00Z", now: .distantPast) == Self.start)
        for text in ["", "m", "10", "-1m", "1y", "99999999999999m"] {
            #expect(throws: CommandFailure.self) { try TimeArgument.past(text, now: Self.start) }
        }
    }
}
