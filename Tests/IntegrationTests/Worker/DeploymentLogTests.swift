import Foundation
import Model
import Store
import Testing

@testable import Worker

@Suite(.timeLimit(.minutes(1))) struct `The log of a deployment` {
    @Test func `goes on after a chunk whose answer was lost`() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let epoch = try await fixture.claim(id).epoch
            let repository = fixture.session.deploymentLogs(fixture.tenant)
            let log = try await DeploymentLog(repository: repository, deployment: id, epoch: epoch)
            await log.append("one", stream: "stdout")
            // Postgres stored it, but its writer never heard of that.
            try await repository.append(
                DeploymentLogChunk(firstSequence: 1, stream: "stdout", at: .now, lines: ["one"]), to: id, epoch: epoch)
            await log.flush()
            await log.append("two", stream: "stdout")
            await log.flush()
            let chunks = try await repository.read(id, after: 0)
            #expect(chunks.flatMap(\.lines) == ["one", "two"])
            #expect(chunks.map(\.firstSequence) == [1, 2])
        }
    }

    @Test func `of a worker that was replaced is written by the other one alone`() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let repository = fixture.session.deploymentLogs(fixture.tenant)
            let old = try await DeploymentLog(repository: repository, deployment: id, epoch: try await fixture.claim(id).epoch)
            let new = try await DeploymentLog(repository: repository, deployment: id, epoch: try await fixture.claim(id).epoch)
            await old.note("old")
            await new.note("new")
            await old.note("old again")
            #expect(try await repository.read(id, after: 0).flatMap(\.lines) == ["new"])
        }
    }
}
