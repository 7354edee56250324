import API
import APIContract
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@Suite("The page on which the links of mails are used", .timeLimit(.minutes(1)))
struct AccountPageTests {
    @Test("it may load what is ours alone, sends what the link holds nowhere but to the API, and reads nothing as markup")
    func policy() async throws {
        try await APILab.run { lab in
            let page = try await lab.send(.get, APIPath.account.template, token: "")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"))
            #expect(page.headers[.referrerPolicy] == "no-referrer" && page.headers[.cacheControl] == "no-store")
            let html = String(buffer: page.body)
            #expect(!html.contains("onclick") && !html.contains("style=") && !html.contains("://"))
            for asset in [APIPath.accountScript, .accountStyle] {
                #expect(html.contains("\"\(asset.template)\""))
                let answer = try await lab.send(.get, asset.template, token: "")
                let text = String(buffer: answer.body)
                #expect(answer.status == .ok && !text.contains("://") && !text.contains("innerHTML") && !text.contains("eval("))
            }
            let script = String(buffer: try await lab.send(.get, APIPath.accountScript.template, token: "").body)
            #expect(script.contains("history.replaceState"))
            // Each request that it makes is one of the API.
            for path in ["/api/me", "/api/auth/login", "/api/auth/register", "/api/auth/password-reset", "/api/auth/verify"] {
                #expect(script.contains("\"\(path)\"") && lab.registry.routes.contains { $0.path == path })
            }
            // Another link in the same tab counts, and only 401 means that nobody is signed in.
            #expect(script.contains("\"hashchange\"") && script.contains("error.status === 401"))
            #expect(!script.contains("fetch(\"/api/me\")"))
        }
    }
}
