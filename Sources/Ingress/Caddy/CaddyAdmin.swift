import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// Caddy's admin API on its Unix socket.
struct CaddyAdmin: Sendable {
    private let http: HTTPClient
    private let baseURL: String
    private static let timeout: TimeAmount = .seconds(10)
    private static let largestAnswer = 64 << 20

    /// - Throws: ``IngressError`` with the code `state` for a path that is too long for a socket.
    init(socket: String, http: HTTPClient) throws(IngressError) {
        guard socket.hasPrefix("/"), socket.utf8.count <= 107, let url = URL(httpURLWithSocketPath: socket, uri: "") else {
            throw IngressError(.state, "not a path for a socket (absolute, at most 107 bytes): \(socket)")
        }
        self.http = http
        let text = url.absoluteString
        baseURL = text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The configuration in effect; null after it was deleted.
    func configuration() async throws(IngressError) -> JSONValue {
        let body = try await call(.GET, "/config/", body: nil)
        do {
            return try JSONValue(parsing: body.readableBytesView)
        } catch {
            throw IngressError(.refused, "Caddy's configuration is no JSON")
        }
    }

    /// Puts another configuration into effect; the one before keeps holding when this one is refused.
    func load(_ configuration: JSONValue) async throws(IngressError) {
        let text: String
        do { text = try configuration.text() } catch { throw IngressError(.refused, "the configuration cannot be written") }
        _ = try await call(.POST, "/load", body: ByteBuffer(string: text))
    }

    private func call(_ method: HTTPMethod, _ path: String, body: ByteBuffer?) async throws(IngressError) -> ByteBuffer {
        var request = HTTPClientRequest(url: baseURL + path)
        request.method = method
        request.headers.add(name: "Host", value: "localhost")
        // Each load replaces the server behind the socket, so a kept connection would be one to a server that is going.
        request.headers.add(name: "Connection", value: "close")
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        do {
            let response = try await http.execute(request, timeout: Self.timeout)
            let answer = try await response.body.collect(upTo: Self.largestAnswer)
            guard response.status.code == 200 else {
                let words = String(decoding: answer.readableBytesView.prefix(500), as: UTF8.self)
                throw IngressError(.refused, "\(method) \(path) (\(response.status.code)): \(words)")
            }
            return answer
        } catch let error as IngressError {
            throw error
        } catch is CancellationError {
            throw IngressError(.cancelled, "\(method) \(path)")
        } catch {
            throw IngressError(.unreachable, "\(method) \(path): \(error)")
        }
    }
}
