import Model
import Testing

@Suite("The states of a deployment")
struct DeploymentStatusTests {
    @Test("terminal states have no way out, and every state but the first is reached")
    func shape() {
        let terminal: Set<DeploymentStatus> = [.succeeded, .failed, .rolledBack, .rollbackFailed, .cancelled, .superseded]
        for status in DeploymentStatus.allCases {
            #expect(status.isTerminal == terminal.contains(status))
            #expect(status == .queued || !status.predecessors.isEmpty)
            #expect(!status.successors.contains(status))
        }
    }

    @Test("success is reached through verifying alone")
    func success() {
        #expect(DeploymentStatus.succeeded.predecessors == [.verifying])
    }

    @Test("what was told to Swarm is cancelled by way of rolling back alone")
    func cancellation() {
        #expect(DeploymentStatus.cancelled.predecessors == [.queued, .cloning, .building, .pushing, .rollingBack])
        #expect(!DeploymentStatus.rollingBack.isCancellable)
        #expect(DeploymentStatus.verifying.isCancellable)
    }

    @Test("only what still waits is superseded")
    func supersession() {
        #expect(DeploymentStatus.superseded.predecessors == [.queued])
    }

    @Test("every walk along the arrows ends")
    func walks() {
        func longest(_ status: DeploymentStatus, seen: Set<DeploymentStatus>) -> Int {
            precondition(!seen.contains(status), "a cycle through \(status)")
            return (status.successors.map { longest($0, seen: seen.union([status])) }.max() ?? 0) + 1
        }
        #expect(longest(.queued, seen: []) == 8)
    }

    @Test("a release deployment replaces waiting ones of its like, an operation only its own kind")
    func supersedes() {
        #expect(DeploymentKind.deploy.supersedes == [.deploy, .redeploy, .rollback, .promote])
        #expect(DeploymentKind.scale.supersedes == [.scale])
        #expect(DeploymentKind.stop.supersedes == [.stop])
    }
}
