package import APIContract
import NIOHTTP1

extension RoostClient {
    /// Begins a sign-in that a person approves in a browser; the answer is the only one with its device code.
    package func beginDeviceLogin(_ request: DeviceLoginRequest) async throws(ClientError) -> Answer<DeviceLoginStartView> {
        var call = Call(.POST, APIPath.deviceLogins.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: DeviceLoginStartView.self)
    }

    /// The token of a sign-in that was approved; the answer is the only one with its secret.
    ///
    /// - Throws: ``ClientError/problem(_:)`` with 409 while nobody has approved it, 429 for who asks too often, 403 where it was refused,
    ///   410 for a code that does not hold.
    package func collectDeviceToken(_ request: DeviceTokenRequest) async throws(ClientError) -> Answer<TokenView> {
        var call = Call(.POST, APIPath.deviceToken.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: TokenView.self)
    }
}
