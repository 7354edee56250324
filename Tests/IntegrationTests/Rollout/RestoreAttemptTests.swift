import DockerEngine
import Model
import TestSupport
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(5))) struct RestoreAttemptTests {
    @Test("a second attempt to restore is heard of by Swarm, also while the first one is stuck")
    func stuckUpdate() async throws {
        try await withDockerLab { lab in
            // Healthy with V=1 alone, and the old task stays until the new one is: an update to V=2 never gets on.
            var spec = lab.serviceSpec("web", command: ["sh", "-c", "[ $V = 1 ] && touch /tmp/healthy; sleep 1000"])
            spec.updateConfig = UpdateConfig(failureAction: .proceed, order: .startFirst)
            spec.taskTemplate.containerSpec?.env = ["V=1"]
            spec.taskTemplate.containerSpec?.healthcheck = HealthConfig(
                test: ["CMD-SHELL", "test -f /tmp/healthy"], interval: .seconds(1), retries: 100, startPeriod: .seconds(200))
            let id = try await lab.client.createService(spec).id
            _ = try await lab.waitUntilRunning(id)

            spec.taskTemplate.containerSpec?.env = ["V=2"]
            let target = RolloutTarget(desired: DesiredSpec(spec: spec, digest: "digest"), run: RunSettings())
            for attempt in 0..<2 {
                let service = try await lab.client.service(id)
                let written = RolloutRun.renewed(RolloutRun.restoring(target).desired.spec, over: service)
                #expect(written.taskTemplate == spec.taskTemplate)
                try await lab.client.updateService(id, version: service.version, spec: written)
                // Each write takes the state of the update away; whoever works on it sets it anew.
                try await eventually(within: .seconds(10), "Swarm at work on attempt \(attempt)") {
                    try await lab.client.service(id).updateStatus?.state == .updating ? () : nil
                }
            }
        }
    }
}
