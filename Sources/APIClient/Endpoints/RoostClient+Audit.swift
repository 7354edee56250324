package import APIContract
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension RoostClient {
    /// A part of the audit of a team; without one, of the whole installation.
    package func audit(
        teamID: String?, _ query: AuditQuery, limit: Int, after: String? = nil
    ) async throws(ClientError) -> Answer<Page<AuditRecordView>> {
        try await self.answer(
            Self.auditCall(teamID, query, [("limit", String(limit)), ("after", after)]), as: Page<AuditRecordView>.self)
    }

    /// All of it as JSON lines, each handed over as it comes; one is in memory at a time.
    ///
    /// - Throws: ``ClientError/unreachable(_:)`` where the connection was lost before the end.
    package func exportAudit(
        teamID: String?, _ query: AuditQuery, _ line: (String) throws -> Void
    ) async throws(ClientError) {
        var call = Self.auditCall(teamID, query, [("format", "jsonl")])
        call.accept = "application/x-ndjson"
        do {
            let response = try await self.http.execute(try self.request(for: call), deadline: .distantFuture)
            guard response.status == .ok else {
                let body = try await response.body.collect(upTo: self.configuration.maximumAnswerSize)
                throw Self.refusal(RawAnswer(status: response.status.code, headers: response.headers, body: Array(buffer: body)))
            }
            var lines = LineSplitter()
            for try await chunk in response.body {
                for text in lines.feed(chunk.readableBytesView) { try line(text) }
            }
            if let rest = lines.finish() { try line(rest) }
        } catch {
            throw Self.clientError(error)
        }
    }

    private static func auditCall(_ teamID: String?, _ query: AuditQuery, _ more: [(name: String, value: String?)]) -> Call {
        let query =
            [
                ("actor", query.actor), ("action", query.action), ("resource", query.resource),
                ("allowed", query.isAllowed.map { $0 ? "true" : "false" }), ("since", query.since.map(ContractDate.format)),
                ("until", query.until.map(ContractDate.format)),
            ] + more
        guard let teamID else { return Call(.GET, APIPath.audit.template, query: query) }
        return Call(.GET, APIPath.teamAudit.filled(teamID), query: query)
    }
}
