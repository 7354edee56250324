import APIContract
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import Model
import NIOCore
import ServiceLifecycle

/// A page of the audit, or all of it as JSON lines.
package struct AuditAnswer: RouteAnswer {
    package static let linesType = "application/x-ndjson"
    package static var mediaTypes: [String] { ["application/json", Self.linesType, "application/problem+json"] }
    package static var schema: (any Any.Type)? { AuditRecordView.self }
    package static var isList: Bool { true }

    private enum Form: Sendable {
        case page(PageAnswer<AuditRecordView>)
        case lines(first: [AuditEntry], next: @Sendable (Int) async throws -> [AuditEntry])
    }

    private let form: Form

    init(page: PageAnswer<AuditRecordView>) {
        self.form = .page(page)
    }

    /// - Parameters:
    ///   - first: the first part, which was made before the answer begins, so that what is refused is refused with its status.
    ///   - next: the part after the record with an id; empty at the end. One part is in memory at a time.
    init(lines first: [AuditEntry], next: @escaping @Sendable (Int) async throws -> [AuditEntry]) {
        self.form = .lines(first: first, next: next)
    }

    package func response(for scope: RequestScope) throws -> Response {
        switch self.form {
        case .page(let page): try page.response(for: scope)
        case .lines(let first, let next): Self.response(first, next, scope)
        }
    }

    private static func response(
        _ first: [AuditEntry], _ next: @escaping @Sendable (Int) async throws -> [AuditEntry], _ scope: RequestScope
    ) -> Response {
        let headers: HTTPFields = [.contentType: Self.linesType]
        if scope.isHead { return Response(status: .ok, headers: headers) }
        let request = scope.request
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                var output = writer
                do {
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        var part = first
                        while let last = part.last?.id {
                            try await output.write(try Self.bytes(part))
                            part = try await next(last)
                        }
                    }
                } catch is CancellationError {
                    // The client is gone: what was sent is all there is.
                    return
                }
                try await output.finish(nil)
            })
    }

    private static func bytes(_ entries: [AuditEntry]) throws -> ByteBuffer {
        var bytes = ByteBuffer()
        for entry in entries {
            bytes.writeImmutableBuffer(try AnswerJSON.bytes(AuditRecordView(entry)))
            bytes.writeStaticString("\n")
        }
        return bytes
    }
}
