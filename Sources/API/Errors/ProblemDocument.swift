import APIContract
import HTTPTypes
package import Hummingbird
import Model

/// The one place where a refusal becomes `application/problem+json` (RFC 9457).
package enum ProblemDocument {
    package static let contentType = "application/problem+json"
    /// More problems than this help nobody, and a hostile body could have a hundred thousand.
    private static let maximumProblems = 100
    /// The longest name of a field that is repeated to the client, in characters.
    private static let maximumFieldLength = 256

    /// The document that says why `instance`, the path that was asked for, was refused.
    package static func bytes(_ refusal: Refusal, instance: String, traceID: String) -> ByteBuffer {
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.member("type", refusal.type)
            writer.member("title", refusal.code.title)
            writer.member("status", refusal.code.status)
            writer.member("detail", refusal.detail)
            writer.member("instance", instance)
            writer.member("code", refusal.code.rawValue)
            writer.member("traceId", traceID)
            if !refusal.problems.isEmpty {
                writer.array("errors", of: refusal.problems.prefix(Self.maximumProblems)) { writer, problem in
                    writer.object { writer in
                        writer.member("field", String(problem.field.prefix(Self.maximumFieldLength)))
                        writer.member("message", problem.message)
                    }
                }
            }
        }
        return writer.bytes
    }

    /// The whole answer.
    package static func response(_ refusal: Refusal, instance: String, traceID: String) -> Response {
        var headers = refusal.headers
        headers[.contentType] = Self.contentType
        if refusal.closesConnection { headers[.connection] = "close" }
        return Response(
            status: refusal.status, headers: headers,
            body: ResponseBody(byteBuffer: Self.bytes(refusal, instance: instance, traceID: traceID)))
    }
}
