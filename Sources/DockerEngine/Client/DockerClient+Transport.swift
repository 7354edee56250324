import AsyncHTTPClient
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

extension DockerClient {
    /// Makes a call and decodes its answer.
    func call<Value: Decodable & Sendable>(
        _ request: DockerRequest, timeout: Duration? = nil
    ) async throws(DockerError) -> Value {
        let answer = try await exchange(request, timeout: timeout)
        return try DockerJSON.decode(Value.self, from: answer.body)
    }

    /// Makes a call whose answer says nothing more than that it worked.
    ///
    /// 304, "nothing to change", counts as such.
    func perform(_ request: DockerRequest, timeout: Duration? = nil) async throws(DockerError) {
        _ = try await exchange(request, timeout: timeout)
    }

    /// Makes a call within its time and keeps the whole answer.
    func exchange(_ request: DockerRequest, timeout: Duration? = nil) async throws(DockerError) -> DockerAnswer {
        let limit = timeout ?? configuration.requestTimeout
        do {
            return try await Deadline.run(limit, request.name) { () async throws(DockerError) -> DockerAnswer in
                try await self.attempt(request, limit: limit)
            }
        } catch  where error.code == .transport && request.method == .get {
            // The engine may close an idle connection in the moment it is used again; a read can simply be repeated.
            return try await Deadline.run(limit, request.name) { () async throws(DockerError) -> DockerAnswer in
                try await self.attempt(request, limit: limit)
            }
        }
    }

    private func attempt(_ request: DockerRequest, limit: Duration) async throws(DockerError) -> DockerAnswer {
        let response = try await send(request, through: calls, limit: limit)
        return DockerAnswer(headers: response.headers, body: try await collect(response.body))
    }

    /// Starts a call whose answer is a stream; returns once the engine has begun to answer with success.
    func open(_ request: DockerRequest, through client: HTTPClient, limit: Duration? = nil) async throws(DockerError)
        -> HTTPClientResponse.Body
    {
        try await send(request, through: client, limit: limit ?? configuration.requestTimeout).body
    }

    private func send(_ request: DockerRequest, through client: HTTPClient, limit: Duration) async throws(DockerError) -> HTTPClientResponse
    {
        let version = request.isVersioned ? try await negotiatedVersion() : nil
        var message = HTTPClientRequest(url: request.url(base: baseURL, version: version))
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        if baseURL.hasPrefix("http+unix:") {
            // The library would name the socket's path, which newer engines refuse as a host.
            message.headers.add(name: "Host", value: "docker")
        }
        if let traceparent = configuration.traceparent?() {
            message.headers.add(name: "traceparent", value: traceparent)
        }
        for (name, value) in request.headers {
            message.headers.add(name: name, value: value)
        }
        if let body = request.body {
            message.headers.add(name: "Content-Type", value: "application/json")
            message.body = .bytes(ByteBuffer(bytes: body))
        }
        logger.trace("docker call", metadata: ["call": "\(request.name)"])
        let response: HTTPClientResponse
        do {
            response = try await client.execute(message, timeout: TimeAmount(limit))
        } catch {
            throw DockerError(transport: error, during: request.name)
        }
        let status = Int(response.status.code)
        guard status >= 300, status != 304 else { return response }
        let error = DockerError.answer(status: status, body: try await collect(response.body))
        if error.code == .unsupportedVersion {
            self.version.withLock { $0 = nil }
        }
        throw error
    }

    private func collect(_ body: HTTPClientResponse.Body) async throws(DockerError) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await part in body {
                guard bytes.count + part.readableBytes <= configuration.maximumBodySize else {
                    throw DockerError(.tooLarge, "the answer is larger than \(configuration.maximumBodySize) bytes")
                }
                bytes += part.readableBytesView
            }
        } catch let error as DockerError {
            throw error
        } catch {
            throw DockerError(transport: error, during: "reading the answer")
        }
        if Task.isCancelled { throw DockerError(.cancelled, "reading the answer") }
        return bytes
    }

    /// The version that client and engine agreed on; asks the engine the first time.
    public func negotiatedVersion() async throws(DockerError) -> DockerAPIVersion {
        if let known = version.withLock({ $0 }) { return known }
        let chosen = try DockerAPIVersion.negotiated(with: try await engineVersion())
        version.withLock { $0 = chosen }
        return chosen
    }
}

/// An answer kept in memory.
struct DockerAnswer: Sendable {
    let headers: HTTPHeaders
    let body: [UInt8]
}
