package import Model
import Postgres

/// The answers to requests with a key.
package struct IdempotencyRepository: Sendable {
    let session: StoreSession

    /// Holds the claim until the transaction ends; false where another transaction holds it.
    package func lock(_ claim: IdempotencyClaim) async throws(StoreError) -> Bool {
        try await self.session.first(IdempotencyStatements.lock, [claim.lock]) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// What was answered less than `age` ago, with the fingerprint of the request that it was answered to.
    package func find(
        _ claim: IdempotencyClaim, age: Duration
    ) async throws(StoreError) -> (fingerprint: [UInt8], answer: IdempotentAnswer)? {
        try await self.session.first(
            IdempotencyStatements.find, [claim.id, Self.seconds(age)]
        ) { row throws(PostgresError) in
            (
                fingerprint: try row[0],
                answer: IdempotentAnswer(status: try row[1], headers: try row.json(2), body: try row[3])
            )
        }
    }

    /// Keeps the answer, in the transaction of what it tells of.
    package func keep(_ answer: IdempotentAnswer, for claim: IdempotencyClaim) async throws(StoreError) {
        try await self.session.executeOne(
            IdempotencyStatements.keep,
            [claim.id, claim.fingerprint, answer.status, try StoredJSON.encode(answer.headers), answer.body])
    }

    /// Forgets answers that are older than `age`, a page of them, and says how many.
    package func purge(olderThan age: Duration) async throws(StoreError) -> Int {
        try await self.session.execute(IdempotencyStatements.purge, [Self.seconds(age)])
    }

    private static func seconds(_ age: Duration) -> Double { Double(age.components.seconds) }
}
