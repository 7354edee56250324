internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// Takes an image from the registry that its name says, as a registry's clean-up does.
///
/// - Parameter image: `HOST/REPOSITORY@DIGEST`.
public func removeFromRegistry(_ image: String) async throws {
    let parts = image.split(separator: "@")
    guard parts.count == 2, let slash = parts[0].firstIndex(of: "/") else {
        throw DockerLabError(description: "\(image) does not name a registry and a digest")
    }
    let repository = parts[0][slash...].dropFirst()
    var request = HTTPClientRequest(url: "http://\(parts[0][..<slash])/v2/\(repository)/manifests/\(parts[1])")
    request.method = .DELETE
    let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
    guard answer.status == .accepted else {
        throw DockerLabError(description: "the registry answered \(answer.status.code) to the removal of \(image)")
    }
}
