import DockerEngine
import FoundationEssentials
import Ingress
import Testing

@testable import Doctor

@Suite struct PartVerdictTests {
    // MARK: Registry

    private static func answer(_ scheme: String, _ status: Int = 200, isRegistry: Bool = true) -> RegistryAnswer {
        RegistryAnswer(scheme: scheme, status: status, date: nil, isRegistry: isRegistry)
    }

    @Test(arguments: [
        (answer("http"), "127.0.0.1:5000", [Verdict.ok, .ok]), (answer("https", 401), "registry.example.com", [.ok, .ok]),
        (answer("http"), "registry.example.com", [.ok, .warning]), (answer("http", 404, isRegistry: false), "127.0.0.1:80", [.failed]),
    ])
    func `a registry has to be one, and away from this machine it should speak TLS`(
        answer: RegistryAnswer, address: String, verdicts: [Verdict]
    ) {
        #expect(RegistryVerdict.findings(answer, registry: RegistryEndpoint(address)).map(\.verdict) == verdicts)
    }

    @Test(arguments: [
        (202, true, Verdict.ok), (202, false, .warning), (401, true, .failed), (403, true, .failed), (405, true, .failed),
        (500, true, .failed),
    ])
    func `a registry has to take uploads`(status: Int, isGivenUp: Bool, verdict: Verdict) {
        let finding = RegistryVerdict.push(RegistryUpload(status: status, isGivenUp: isGivenUp))
        #expect(finding.verdict == verdict && (finding.repair == nil) == (verdict == .ok))
    }

    // MARK: Ingress

    private static func seen(
        _ container: IngressInspection.Container?, admin: String? = nil, hasRoutes: Bool? = true, status: Int? = 404
    ) -> IngressInspection {
        IngressInspection(
            name: "roost-ingress", address: "http://127.0.0.1:8000", container: container, adminFailure: admin,
            hasRoutes: admin == nil ? hasRoutes : nil, answer: .init(status: status, failure: status == nil ? "refused" : ""))
    }

    private static let running = IngressInspection.Container(isRunning: true, state: "running", error: "", isCurrent: true)
    private static let old = IngressInspection.Container(isRunning: true, state: "running", error: "", isCurrent: false)
    private static let ended = IngressInspection.Container(isRunning: false, state: "exited", error: "network x not found", isCurrent: true)

    @Test(
        arguments: [
            (seen(running), []), (seen(nil, status: nil), ["ingress.container warning"]),
            (seen(nil, status: 200), ["ingress.container failed"]),
            (seen(ended), ["ingress.container failed"]), (seen(old), ["ingress.container warning"]),
            (seen(running, admin: "unreachable"), ["ingress.admin failed"]), (seen(running, hasRoutes: false), ["ingress.routes failed"]),
            (seen(running, status: nil), ["ingress.port failed"]), (seen(running, status: 502), ["ingress.port warning"]),
        ] as [(IngressInspection, [String])])
    func `what is wrong with the ingress is one finding with its repair`(seen: IngressInspection, expected: [String]) {
        let findings = IngressVerdict.findings(seen, routes: 2).filter { $0.verdict != .ok }
        #expect(findings.map { "\($0.subject) \($0.verdict)" } == expected, "\(findings)")
        #expect(findings.allSatisfy { $0.repair != nil })
    }

    @Test func `routes that Postgres does not tell are not said to be right`() {
        let findings = IngressVerdict.findings(Self.seen(Self.running, hasRoutes: nil), routes: nil)
        #expect(findings.contains { $0.subject == "ingress.routes" && $0.verdict == .warning })
    }

    // MARK: git

    @Test(arguments: [
        ("git version 2.39.5\n", Verdict.ok), ("git version 2.38.0", .ok), ("git version 3.0", .ok),
        ("git version 2.50.1 (Apple Git-155)", .ok), ("git version 2.30.2", .failed), ("busybox", .failed), ("", .failed),
    ])
    func `git has to be new enough`(text: String, verdict: Verdict) {
        #expect(GitVerdict.finding(text, program: "/usr/bin/git").verdict == verdict)
    }

    // MARK: Clocks

    private static func reading(_ offset: Double, trip: Double = 0.01, step: Double = 0) -> ClockReading {
        let before = Date(timeIntervalSince1970: 1_000_000)
        return ClockReading(
            part: "redis", time: before.addingTimeInterval(trip / 2 - step / 2 + offset), before: before,
            after: before.addingTimeInterval(trip), step: step)
    }

    @Test(arguments: [
        (0.0, 0.01, Verdict.ok), (0.9, 0.01, .ok), (-1.2, 0.01, .warning), (29, 0.01, .warning), (31, 0.01, .failed),
        (-3600, 0.01, .failed),
        (2.0, 4.0, .ok), (1e300, 0.01, .failed),
    ])
    func `a clock may be wrong by a second beyond what the measurement can tell`(offset: Double, trip: Double, verdict: Verdict) {
        let finding = ClockVerdict.finding(Self.reading(offset, trip: trip))
        #expect(finding.verdict == verdict, "\(finding)")
    }

    @Test func `a clock that tells whole seconds counts as being in the middle of one`() {
        let reading = Self.reading(0, trip: 0.01, step: 1)
        #expect(abs(reading.offset) < 0.001 && reading.uncertainty > 0.5 && reading.leastDifference == 0)
        #expect(ClockVerdict.finding(reading).detail == "redis's clock is right to 0.505 s")
        #expect(ClockVerdict.finding(Self.reading(-2.5)).detail.contains("2.500 s behind"))
        #expect(ClockVerdict.finding(Self.reading(40)).detail.contains("40.000 s ahead"))
    }

    // MARK: Disks

    @Test(arguments: [
        (DiskSpace(freeBytes: 4 << 30, freeNodes: 900, nodes: 1000), Verdict.ok),
        (DiskSpace(freeBytes: 1 << 29, freeNodes: 900, nodes: 1000), .failed),
        (DiskSpace(freeBytes: 3 << 29, freeNodes: 900, nodes: 1000), .warning),
        (DiskSpace(freeBytes: 4 << 30, freeNodes: 5, nodes: 1000), .failed),
        (DiskSpace(freeBytes: 4 << 30, freeNodes: 40, nodes: 1000), .warning), (DiskSpace(freeBytes: 4 << 30, freeNodes: 0, nodes: 0), .ok),
    ])
    func `a disk needs bytes and inodes`(space: DiskSpace, verdict: Verdict) {
        let finding = DiskVerdict.finding(space, place: DiskCheck.Place(name: "work", path: "/w"), minimum: 1 << 30)
        #expect(finding.verdict == verdict && (finding.repair == nil) == (verdict == .ok), "\(finding)")
    }

    @Test func `the room of a folder that is not there yet is that of the nearest above it`() async throws {
        let check = DiskCheck([DiskCheck.Place(name: "work", path: "/tmp/roost-none/a/b")], minimum: 1)
        #expect(try await check.examine().map(\.verdict) == [.ok])
        let full = DiskCheck([DiskCheck.Place(name: "work", path: "/tmp")], minimum: .max)
        #expect(try await full.examine().map(\.verdict) == [.failed])
    }
}
