import APIContract
import AsyncHTTPClient
import FoundationEssentials
import Glibc
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix

extension RoostClient {
    /// Sends `call` and decodes its answer.
    func answer<Value: Decodable & Sendable>(_ call: Call, as type: Value.Type) async throws(ClientError) -> Answer<Value> {
        let raw = try await self.perform(call)
        do {
            return Answer(
                value: try ContractJSON.decoder.decode(type, from: Data(raw.body)), body: raw.body,
                entityTag: raw.headers.first(name: "ETag"))
        } catch {
            throw .invalidResponse(status: Int(raw.status), message: "the answer is not what this version of roost understands")
        }
    }

    /// Sends `call` and expects nothing in return.
    func confirm(_ call: Call) async throws(ClientError) {
        _ = try await self.perform(call)
    }

    /// Sends `call` and returns its body as it is.
    func text(_ call: Call) async throws(ClientError) -> [UInt8] {
        try await self.perform(call).body
    }

    /// The JSON of a request.
    func encode(_ body: some Encodable) throws(ClientError) -> [UInt8] {
        do { return Array(try ContractJSON.encoder.encode(body)) } catch {
            throw .invalidResponse(status: 0, message: "the request cannot be written as JSON")
        }
    }

    private func perform(_ call: Call) async throws(ClientError) -> RawAnswer {
        var attempt = 0
        while true {
            do throws(ClientError) {
                return try await self.attempt(call)
            } catch {
                guard case .unreachable = error, call.method == .GET, attempt < self.configuration.retryCount else { throw error }
                attempt += 1
                do { try await Task.sleep(for: .milliseconds(100 * attempt)) } catch { throw .cancelled }
            }
        }
    }

    private func attempt(_ call: Call) async throws(ClientError) -> RawAnswer {
        let raw: RawAnswer
        do {
            let deadline = NIODeadline.now() + .seconds(self.configuration.callTimeoutSeconds)
            let response = try await self.http.execute(try self.request(for: call), deadline: deadline)
            let body = try await response.body.collect(upTo: self.configuration.maximumAnswerSize)
            raw = RawAnswer(status: response.status.code, headers: response.headers, body: Array(buffer: body))
        } catch {
            throw Self.clientError(error)
        }
        if (200...299).contains(raw.status) || call.alsoGood.contains(raw.status) { return raw }
        throw Self.refusal(raw)
    }

    /// The request as async-http-client wants it.
    func request(for call: Call) throws(ClientError) -> HTTPClientRequest {
        let query = call.query.compactMap { item in
            item.value.map { "\(APIPath.percentEncoded(item.name))=\(APIPath.percentEncoded($0))" }
        }
        let target = call.path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        var request = HTTPClientRequest(url: self.address.description + target)
        request.method = call.method
        request.headers.add(name: "Accept", value: call.accept)
        request.headers.add(name: "User-Agent", value: "roost")
        if let token = self.configuration.token {
            guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw .invalidAddress("the token contains characters that no token has")
            }
            request.headers.add(name: "Authorization", value: "Bearer \(token)")
        }
        if let entityTag = call.entityTag { request.headers.add(name: "If-Match", value: entityTag) }
        if let key = call.idempotencyKey { request.headers.add(name: "Idempotency-Key", value: key) }
        if let body = call.body {
            request.headers.add(name: "Content-Type", value: call.contentType)
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        return request
    }

    /// What the body of an answer that is no success says.
    static func refusal(_ raw: RawAnswer) -> ClientError {
        if let problem = try? ContractJSON.decoder.decode(Problem.self, from: Data(raw.body)) { return .problem(problem) }
        if (300...399).contains(raw.status) {
            let message = "the server answered with a redirect, which is not followed: is the address right?"
            return .invalidResponse(status: Int(raw.status), message: message)
        }
        return .invalidResponse(status: Int(raw.status), message: "something that is not Roost answered")
    }

    /// What an error of the transport means to a caller.
    static func clientError(_ error: any Error) -> ClientError {
        switch error {
        case let error as ClientError: return error
        case is CancellationError: return .cancelled
        case let error as HTTPClientError where error == .cancelled: return .cancelled
        case let error as HTTPClientError where error == .deadlineExceeded: return .unreachable("the server did not answer in time")
        case let error as HTTPClientError where error == .connectTimeout: return .unreachable("the connection took too long")
        case let error as HTTPClientError where error == .remoteConnectionClosed: return .unreachable("the connection was lost")
        case let error as HTTPClientError: return .unreachable(error.shortDescription)
        case is NIOTooManyBytesError: return .invalidResponse(status: 0, message: "the answer is too large")
        case let error as NIOConnectionError: return .unreachable(Self.connectionFailure(error))
        case let error as IOError: return .unreachable(error.localizedReason)
        default: return .unreachable(String(describing: error))
        }
    }

    private static func connectionFailure(_ error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.first?.error as? IOError { return failure.localizedReason }
        if error.dnsAError != nil || error.dnsAAAAError != nil { return "the host \(error.host) is not known" }
        return "no connection to \(error.host):\(error.port)"
    }
}

extension IOError {
    /// The system's own words.
    fileprivate var localizedReason: String {
        switch self.errnoCode {
        case ECONNREFUSED: "the connection was refused"
        case ECONNRESET, EPIPE: "the connection was lost"
        case EHOSTUNREACH, ENETUNREACH: "there is no way to the host"
        default: self.description
        }
    }
}
