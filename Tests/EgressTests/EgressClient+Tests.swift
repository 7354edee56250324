import Egress
import Testing

extension EgressClient {
    /// A client that may ask this machine, with limits a test can wait for.
    static func local(_ allowed: String = "127.0.0.0/8, ::1", _ change: (inout EgressConfiguration) -> Void = { _ in }) throws
        -> EgressClient
    {
        var configuration = EgressConfiguration()
        configuration.allowed = try AddressRange.list(allowed)
        change(&configuration)
        return try EgressClient(configuration: configuration)
    }

    /// The code that a request fails with.
    func failure(_ request: EgressRequest, at location: SourceLocation = #_sourceLocation) async -> EgressError.Code? {
        do {
            let response = try await self.send(request)
            Issue.record("answered with \(response.status)", sourceLocation: location)
            return nil
        } catch {
            return error.code
        }
    }
}
