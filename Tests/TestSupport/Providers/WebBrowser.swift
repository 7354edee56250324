internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
package import NIOHTTP1
internal import Synchronization

/// A browser as far as signing in goes: it keeps cookies by host, and goes where it is sent only when told to.
package final class WebBrowser: Sendable {
    private let cookies = Mutex<[String: [String: String]]>([:])
    private let client: HTTPClient

    /// Lends a browser without any cookies.
    package static func run<R: Sendable>(_ body: (WebBrowser) async throws -> R) async throws -> R {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        let client = HTTPClient(configuration: configuration)
        let result: Result<R, any Error>
        do { result = .success(try await body(WebBrowser(client))) } catch { result = .failure(error) }
        try await client.shutdown()
        return try result.get()
    }

    private init(_ client: HTTPClient) {
        self.client = client
    }

    /// Sends a request with the cookies of its host, and keeps those that the answer sets.
    package func send(
        _ method: HTTPMethod = .GET, _ url: String, headers: [(String, String)] = [], json: String? = nil
    ) async throws -> WebAnswer {
        let place = URL(string: url).map { "\($0.host() ?? ""):\($0.port ?? 0)" } ?? ""
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let held = self.cookies.withLock { $0[place] ?? [:] }
        if !held.isEmpty { request.headers.add(name: "Cookie", value: held.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")) }
        if let json {
            request.headers.replaceOrAdd(name: "Content-Type", value: "application/json")
            request.body = .bytes(Array(json.utf8))
        }
        let response = try await self.client.execute(request, timeout: .seconds(20))
        let body = try await response.body.collect(upTo: 4 << 20)
        for cookie in response.headers["Set-Cookie"] { self.keep(cookie, of: place) }
        return WebAnswer(status: Int(response.status.code), headers: response.headers, body: Data(body.readableBytesView))
    }

    private func keep(_ field: String, of place: String) {
        let parts = field.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false), pair.count == 2 else { return }
        let isGone = parts.contains { $0.lowercased() == "max-age=0" }
        self.cookies.withLock { $0[place, default: [:]][String(pair[0])] = isGone ? nil : String(pair[1]) }
    }
}
