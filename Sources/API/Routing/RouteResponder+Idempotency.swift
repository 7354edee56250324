import APIContract
import ControlPlane
import HTTPTypes
import Hummingbird
import Model
import NIOCore

extension RouteResponder {
    /// The longest key, in bytes.
    private static let maximumKeyLength = 255
    /// The header fields that belong to an answer, whoever asks for it and when.
    private static let keptFields: [HTTPField.Name] = [.contentType, .eTag, .location]

    /// The key of a request that is to have its effect once; nil for any other.
    ///
    /// - Throws: ``Refusal`` (422) where it is no key, or not taken here: to ignore it would let a client that repeats a request believe
    ///   that it happens once.
    func idempotencyKey(of request: Request) throws(Refusal) -> String? {
        guard request.method == .post, let key = request.headers[.idempotencyKey] else { return nil }
        guard self.route.takesIdempotencyKey else { throw Self.refused("is not taken by this address") }
        guard (1...Self.maximumKeyLength).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.refused("must be 1 to \(Self.maximumKeyLength) visible ASCII characters")
        }
        return key
    }

    /// Lets the request have its effect, or answers it as it was answered before.
    func once(_ key: String, _ request: Request, _ scope: RequestScope) async throws -> Response {
        guard let idempotency, let caller = scope.caller else { throw Self.unsupported }
        let body = try await RequestBodyReader.collect(request, scope: scope)
        var whole = request
        whole.body = RequestBody(buffer: body)
        let request = whole
        let identity = Array("\(request.method) \(request.uri.string)\n".utf8) + Array(body.readableBytesView)
        let route = self.route
        let result = try await idempotency.once(key: key, request: identity, caller: caller) {
            let response = try await route.respond(request, scope)
            let bytes = try await BodyCollector.collect(response.body)
            var answer = response
            answer.body = ResponseBody(byteBuffer: bytes)
            return (answer, try Self.kept(answer, bytes, without: route.options.secrets))
        }
        switch result {
        case .done(let response): return response
        case .repeated(let answer): return Self.response(answer)
        }
    }

    private static func kept(_ response: Response, _ body: ByteBuffer, without secrets: Set<String>) throws -> IdempotentAnswer {
        let fields = Self.keptFields.compactMap { name in response.headers[name].map { (name.canonicalName, $0) } }
        var bytes = Array(body.readableBytesView)
        if !secrets.isEmpty, case .object(var object) = try JSONParser.parse(bytes) {
            for name in secrets { object.remove(name) }
            var writer = JSONWriter(capacity: bytes.count)
            writer.value(.object(object))
            bytes = Array(writer.bytes.readableBytesView)
        }
        return IdempotentAnswer(
            status: Int(response.status.code), headers: Dictionary(fields) { first, _ in first }, body: bytes)
    }

    private static func response(_ answer: IdempotentAnswer) -> Response {
        var headers: HTTPFields = [.idempotencyReplayed: "true"]
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: answer.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    private static var unsupported: ValidationError {
        .unsupported(field: HTTPField.Name.idempotencyKey.rawName, "is not taken by this server")
    }

    private static func refused(_ message: String) -> Refusal {
        .invalid(field: HTTPField.Name.idempotencyKey.rawName, message)
    }
}
