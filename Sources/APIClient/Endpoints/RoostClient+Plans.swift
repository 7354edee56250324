package import APIContract
import NIOHTTP1

extension RoostClient {
    /// What a deploy would change at this moment.
    package func plan(_ applicationID: String) async throws(ClientError) -> Answer<PlanView> {
        try await self.answer(Call(.GET, APIPath.plan.filled(applicationID)), as: PlanView.self)
    }

    /// In what two kept releases differ.
    package func releaseDifference(_ applicationID: String, from: Int, to: Int) async throws(ClientError) -> Answer<ReleaseDifferenceView> {
        try await self.answer(
            Call(.GET, APIPath.releaseDiff.filled(applicationID, String(from), String(to))), as: ReleaseDifferenceView.self)
    }

    /// Makes the image that serves in another application of the project live.
    package func promote(_ applicationID: String, _ request: PromoteRequest) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.promote.filled(applicationID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: DeploymentView.self)
    }
}
