package import APIContract
import NIOHTTP1

extension RoostClient {
    /// What the server is.
    package func version() async throws(ClientError) -> Answer<VersionView> {
        try await self.answer(Call(.GET, APIPath.version.template), as: VersionView.self)
    }

    /// Whether all that the server needs answers; also when it does not.
    package func readiness() async throws(ClientError) -> Answer<ReadinessView> {
        var call = Call(.GET, APIPath.readiness.template)
        call.alsoGood = [503]
        return try await self.answer(call, as: ReadinessView.self)
    }
}
