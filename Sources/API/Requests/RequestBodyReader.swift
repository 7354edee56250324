import APIContract
import HTTPTypes
import Hummingbird
import Model
import NIOCore

/// Reads and decodes a request's body, within the limits.
enum RequestBodyReader {
    static func decode<Body: Decodable & Sendable>(_ type: Body.Type, from request: Request, scope: RequestScope) async throws -> Body {
        let bytes = Array(try await Self.collect(request, scope: scope).readableBytesView)
        if !bytes.isEmpty, !MediaRange.isJSON(request.headers[.contentType]) {
            throw Refusal(.unsupportedMediaType, "The body must be application/json.")
        }
        do {
            return try StrictDecoding.decode(type, from: bytes, emptyIsObject: scope.route.options.bodyIsOptional)
        } catch .malformed(let message) {
            throw Refusal.malformed(message)
        } catch .problems(let problems) {
            throw Refusal.invalid(problems.map { FieldProblem(field: $0.field, message: $0.message) })
        }
    }

    /// The whole body.
    ///
    /// - Throws: ``Refusal``: 413 above the limit; 400 where less came than was announced.
    static func collect(_ request: Request, scope: RequestScope) async throws -> ByteBuffer {
        let limit = scope.limits.bodySize
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw Refusal.bodyTooLarge(limit: limit) }
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError {
            throw Refusal.bodyTooLarge(limit: limit)
        }
        scope.context.record.update { $0.received = buffer.readableBytes }
        if let announced, announced != buffer.readableBytes {
            throw Refusal.malformed("The body is shorter than was announced.", closesConnection: true)
        }
        return buffer
    }
}
