import API
import APIContract
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@Suite("The page that describes the API", .timeLimit(.minutes(1)))
struct DocumentationPageTests {
    @Test("it may load what is ours alone, and names no other host")
    func policy() async throws {
        try await APILab.run { lab in
            let page = try await lab.send(.get, APIPath.docs.template, token: "")
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"))
            #expect(!policy.contains("inline") && !policy.contains("http"))
            let html = String(buffer: page.body)
            // What stands in the page itself would not be run.
            #expect(!html.contains("onclick") && !html.contains("style=") && !html.contains("<style"))
            for asset in [APIPath.docsScript, .docsStyle] {
                #expect(html.contains("\"\(asset.template)\""))
                let answer = try await lab.send(.get, asset.template, token: "")
                #expect(answer.status == .ok)
                #expect(["text/javascript; charset=utf-8", "text/css; charset=utf-8"].contains(answer.headers[.contentType]))
                let text = String(buffer: answer.body)
                #expect(!text.contains("//") || !text.contains("://"))
                #expect(!text.contains("innerHTML") && !text.contains("eval("))
            }
            #expect(!html.contains("://"))
        }
    }
}
