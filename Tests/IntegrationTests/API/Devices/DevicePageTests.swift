import API
import APIContract
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@Suite("The page on which programs are signed in", .timeLimit(.minutes(1)))
struct DevicePageTests {
    @Test("it may load what is ours alone, is framed by nobody, sends the code nowhere but to the API, and reads nothing as markup")
    func policy() async throws {
        try await APILab.run { lab in
            let page = try await lab.send(.get, APIPath.device.template, token: "")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"))
            #expect(policy.contains("form-action 'none'") && policy.hasSuffix("frame-ancestors 'none'"))
            #expect(page.headers[.referrerPolicy] == "no-referrer" && page.headers[.cacheControl] == "no-store")
            let html = String(buffer: page.body)
            #expect(!html.contains("onclick") && !html.contains("style=") && !html.contains("://"))
            for asset in [APIPath.deviceScript, .accountStyle] { #expect(html.contains("\"\(asset.template)\"")) }
            let answer = try await lab.send(.get, APIPath.deviceScript.template, token: "")
            let script = String(buffer: answer.body)
            #expect(answer.status == .ok && script.contains("history.replaceState"))
            for word in ["://", "innerHTML", "outerHTML", "insertAdjacent", "eval(", "document.write", "localStorage", "deviceCode"] {
                #expect(!script.contains(word), "\(word)")
            }
            // Each request that it makes is one of the API.
            for path in ["/api/me", "/api/auth/login", "/api/auth/providers"] {
                #expect(script.contains("\"\(path)\"") && lab.registry.routes.contains { $0.path == path })
            }
            // Another link in the same tab counts, and only 401 means that nobody is signed in.
            #expect(script.contains("\"hashchange\"") && script.contains("error.status === 401"))
            #expect(!script.contains("fetch(\"/api/me\")"))
            for word in ["\(APIPath.deviceLogins.template)/", "approve", "refuse"] { #expect(script.contains("\"\(word)\"")) }
        }
    }
}
