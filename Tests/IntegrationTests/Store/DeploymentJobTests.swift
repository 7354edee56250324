import Model
import Store
import Testing

@Suite(.timeLimit(.minutes(1))) struct DeploymentJobTests {
    @Test func `A job carries the trace of the request that asked for it, from its commit on and when it is made again`() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let trace = "0af7651916cd43dd8448eb211c80319c"
            let jobs = try await fixture.store.withTransaction { try await $0.outbox.take(limit: 10) }
            #expect(jobs.map(\.deploymentID) == [id] && jobs.map(\.traceID) == [trace])
            #expect(jobs.map { DeploymentJob(payload: $0.payload) } == jobs)
            #expect(try await fixture.session.unfinishedDeployments() == jobs)
        }
    }

    @Test func `A job that a server of the version before wrote is read, without a trace`() throws {
        let job = DeploymentJob(deploymentID: .make(), teamID: .make(), applicationID: .make(), traceID: nil)
        #expect(job.payload.split(separator: " ").count == 3)
        #expect(DeploymentJob(payload: job.payload) == job)
        #expect(DeploymentJob(payload: "\(job.payload) a b") == nil)
    }
}
