import DockerEngine
import Testing

@testable import Doctor

@Suite struct EngineVerdictTests {
    @Test(arguments: [
        ("1.41", "1.12", Verdict.ok), ("1.52", "1.44", .ok), ("1.60", "1.50", .ok), ("1.40", "1.12", .failed), ("1.99", "1.60", .failed),
        ("", "", .failed), ("x", "1.1", .failed),
    ])
    func `an engine has to speak a version that is supported`(newest: String, oldest: String, verdict: Verdict) {
        #expect(EngineVerdict.version(DockerVersion(apiVersion: newest, minAPIVersion: oldest)).verdict == verdict)
    }

    @Test(
        arguments: [
            (SwarmInfo(localNodeState: .active, isManager: true, nodes: 1), Verdict.ok, nil),
            (SwarmInfo(nodeID: "n1", localNodeState: .active), .failed, "docker node promote n1"),
            (SwarmInfo(localNodeState: .locked), .failed, "docker swarm unlock"),
            (SwarmInfo(localNodeState: .inactive), .failed, "docker swarm init"),
            (nil, .failed, "docker swarm init"),
        ] as [(SwarmInfo?, Verdict, String?)])
    func `its node has to manage a Swarm`(swarm: SwarmInfo?, verdict: Verdict, words: String?) {
        let finding = EngineVerdict.swarm(swarm)
        #expect(finding.verdict == verdict)
        if let words { #expect(finding.repair?.contains(words) == true) }
    }

    private static func node(_ id: String, _ state: NodeState, _ availability: NodeAvailability = .active) -> SwarmNode {
        SwarmNode(
            id: id, version: ObjectVersion(index: 1), createdAt: .zero, updatedAt: .zero, spec: NodeSpec(availability: availability),
            description: NodeDescription(hostname: "host-\(id)"), status: NodeStatus(state: state))
    }

    @Test(
        arguments: [
            ([node("a", .ready)], Verdict.ok), ([node("a", .ready), node("b", .ready, .drain)], .ok),
            ([node("a", .ready), node("b", .down)], .warning), ([node("a", .down), node("b", .ready)], .failed),
            ([node("a", .ready, .drain)], .failed), ([], .failed),
        ] as [([SwarmNode], Verdict)])
    func `a node has to take tasks, and its own has to be ready`(nodes: [SwarmNode], verdict: Verdict) {
        let findings = EngineVerdict.nodes(nodes, own: "a")
        #expect(findings.map(\.verdict) == [verdict], "\(findings)")
    }

    @Test func `virtual addresses need IPVS on the engine's own machine`() {
        #expect(EngineVerdict.endpoints(.vip, hasIPVS: false, isLocal: true).verdict == .warning)
        #expect(EngineVerdict.endpoints(.vip, hasIPVS: true, isLocal: true).verdict == .ok)
        #expect(EngineVerdict.endpoints(.vip, hasIPVS: false, isLocal: false).verdict == .ok)
        #expect(EngineVerdict.endpoints(.dnsrr, hasIPVS: false, isLocal: true).verdict == .ok)
    }
}
