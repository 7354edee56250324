import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("One trace")
    struct Traces {
        @Test("one id leads from the request through worker, git and build log to the verdict and to a problem")
        func everywhere() async throws {
            let platform = try Installation.shared
            try await withRequestRecorder { git in
                let application = try await platform.makeApplication(
                    repository: git.url + "/web.git", project: try await platform.makeProject().id)
                let trace = String((0..<32).map { _ in "0123456789abcdef".randomElement() ?? "1" })
                let headers = [("Content-Type", "application/json"), ("traceparent", "00-\(trace)-00f067aa0ba902b7-01")]
                let accepted = try await platform.call(
                    .POST, "/api/applications/\(application.id)/deploy", headers: headers, body: Array("{}".utf8))
                #expect(accepted.status == 202 && accepted.headers["X-Trace-Id"] == [trace], "\(accepted)")
                let deployment = try await platform.client.deployment(accepted.object["id"] as? String ?? "").value
                let end = try await platform.verdict(deployment, within: .seconds(60))
                #expect(end.status == "failed" && end.traceId == trace, "\(failureText(end))")
                #expect(!git.heads.isEmpty && git.heads.allSatisfy { $0.contains("traceparent: 00-\(trace)-") }, "\(git.heads)")

                let log = try await platform.call(.GET, "/api/deployments/\(deployment.id)/logs")
                #expect(log.text.contains("deployment 1 begins, trace \(trace)"), "\(log)")
                let problem = try await platform.call(.GET, "/api/applications/none", headers: headers)
                #expect(problem.status == 404 && problem.object["traceId"] as? String == trace, "\(problem)")

                // A request's line may come a few milliseconds after its answer.
                let lines = try await eventually(within: .seconds(5), "the line of the second request") {
                    let lines = platform.server.logLines(with: ["traceId": trace])
                    return lines.count { $0["message"] == "request" } == 2 ? lines : nil
                }
                #expect(
                    lines.filter { $0["message"] == "request" }.map { $0["route"] }
                        == ["/api/applications/{id}/deploy", "/api/applications/{id}"])
                // What a failed test prints of the log leaves such lines out.
                let tail = platform.server.logTail(100_000)
                #expect(!tail.split(separator: "\n").contains { $0.contains(#""message":"request""#) && $0.contains(#""status":"202""#) })
                #expect(tail.contains("the deployment is carried out"))
                let worker = lines.first { $0["message"] == "the deployment is carried out" }
                #expect(worker?["deployment"] == deployment.id && worker?["application"] == application.id, "\(lines)")
            }
        }
    }
}
