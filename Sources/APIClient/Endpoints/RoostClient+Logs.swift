import APIContract
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension RoostClient {
    /// The log of an application as text.
    package func applicationLog(_ id: String, _ query: LogQuery = LogQuery()) async throws(ClientError) -> [UInt8] {
        try await self.text(self.logCall(id, query, follow: false))
    }

    /// The log of an application as it grows.
    package func followApplicationLog(_ id: String, _ query: LogQuery = LogQuery()) async throws(ClientError) -> LogStream {
        try await self.stream(self.logCall(id, query, follow: true))
    }

    /// The log of a deployment as text.
    package func deploymentLog(_ id: String, after: Int? = nil) async throws(ClientError) -> [UInt8] {
        var call = Call(.GET, APIPath.deploymentLogs.filled(id), query: [("after", after.map(String.init))])
        call.accept = "text/plain"
        return try await self.text(call)
    }

    /// The log of a deployment as it grows, from the line after `after` on.
    package func followDeploymentLog(_ id: String, after: Int? = nil) async throws(ClientError) -> LogStream {
        var call = Call(.GET, APIPath.deploymentLogs.filled(id), query: [("after", after.map(String.init)), ("follow", "true")])
        call.accept = "text/event-stream"
        return try await self.stream(call)
    }

    private func logCall(_ id: String, _ query: LogQuery, follow: Bool) -> Call {
        var call = Call(
            .GET, APIPath.applicationLogs.filled(id),
            query: [
                ("tail", query.tail.map(String.init)), ("since", query.since.map(ContractDate.format)),
                ("until", query.until.map(ContractDate.format)), ("grep", query.grep), ("release", query.release.map(String.init)),
                ("follow", follow ? "true" : nil),
            ])
        call.accept = follow ? "text/event-stream" : "text/plain"
        return call
    }

    private func stream(_ call: Call) async throws(ClientError) -> LogStream {
        do {
            let response = try await self.http.execute(try self.request(for: call), deadline: .distantFuture)
            guard response.status == .ok else {
                let body = try await response.body.collect(upTo: self.configuration.maximumAnswerSize)
                throw Self.refusal(RawAnswer(status: response.status.code, headers: response.headers, body: Array(buffer: body)))
            }
            let type = response.headers.first(name: "Content-Type") ?? ""
            return LogStream(body: response.body, isEventStream: type.hasPrefix("text/event-stream"))
        } catch {
            throw Self.clientError(error)
        }
    }
}
