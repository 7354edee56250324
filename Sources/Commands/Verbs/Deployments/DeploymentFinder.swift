import APIClient
import APIContract

/// Finds a deployment that a user names by its id, or by its application and number.
struct DeploymentFinder {
    let session: Session

    /// The id of the deployment: `reference` itself, or that of the application's deployment `number`, or of its newest one.
    func find(_ reference: String, number: Int?) async throws -> String {
        if number == nil, let id = ReferenceText.id(reference) {
            // An id may be an application's as well.
            do throws(ClientError) {
                return try await self.session.client.deployment(id).value.id
            } catch {
                guard case .problem(let problem) = error, problem.status == 404 else { throw error }
            }
        }
        return try await self.find(applicationID: try await self.session.application(reference), number: number)
    }

    /// The id of an application's deployment by its number; without one, of the newest.
    func find(applicationID: String, number: Int?) async throws -> String {
        var cursor: String?
        repeat {
            let page = try await self.session.client.deployments(applicationID: applicationID, after: cursor).value
            if let match = page.items.first(where: { number == nil || $0.number == number }) { return match.id }
            cursor = page.nextCursor
        } while cursor != nil
        throw CommandFailure(number.map { "there is no deployment \($0)" } ?? "it was never deployed")
    }
}
