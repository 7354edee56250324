internal import AsyncHTTPClient
package import Foundation
package import NIOCore
package import NIOHTTP1

/// What a server answered to one request.
package struct WebAnswer: Sendable, CustomStringConvertible {
    package let status: Int
    package let headers: HTTPHeaders
    package let body: Data

    /// The body as text.
    package var text: String { String(decoding: self.body, as: UTF8.self) }
    /// The body as a JSON object; empty where it is none.
    package var object: [String: any Sendable] {
        ((try? JSONSerialization.jsonObject(with: self.body)) as? [String: any Sendable]) ?? [:]
    }

    package var description: String { "\(self.status) \(self.text.prefix(600))" }
}

/// Sends one request on a connection that nothing else uses.
package func webRequest(
    _ method: HTTPMethod = .GET, _ url: String, headers: [(String, String)] = [], body: [UInt8]? = nil,
    within bound: TimeAmount = .seconds(10)
) async throws -> WebAnswer {
    var request = HTTPClientRequest(url: url)
    request.method = method
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    request.headers.replaceOrAdd(name: "Connection", value: "close")
    if let body { request.body = .bytes(body) }
    let response = try await HTTPClient.shared.execute(request, timeout: bound)
    let buffer = try await response.body.collect(upTo: 32 << 20)
    return WebAnswer(status: Int(response.status.code), headers: response.headers, body: Data(buffer.readableBytesView))
}

extension Installation {
    /// Asks the ingress for a host.
    package func ask(_ host: String, path: String = "/") async throws -> WebAnswer {
        try await webRequest(.GET, self.server.ingressURL + path, headers: [("Host", host)])
    }

    /// Sends a request with the first user's token to the API.
    package func call(
        _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [("Content-Type", "application/json")], body: [UInt8]? = nil
    ) async throws -> WebAnswer {
        try await webRequest(
            method, self.server.url + path, headers: [("Authorization", "Bearer \(self.token)")] + headers, body: body, within: .seconds(35)
        )
    }
}
