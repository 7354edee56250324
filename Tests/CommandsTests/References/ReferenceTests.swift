import APIContract
import Testing

@testable import Commands

/// How users name applications and projects.
@Suite struct ReferenceTests {
    static let id = "0193a5c2-7d1e-7abc-8def-0123456789ab"

    @Test func `An id is an id in either case`() throws {
        #expect(try ApplicationReference(Self.id) == .id(Self.id))
        #expect(try ApplicationReference(Self.id.uppercased()) == .id(Self.id))
        #expect(try ProjectReference(Self.id) == .id(Self.id))
    }

    @Test func `Two parts are a project and an application`() throws {
        #expect(try ApplicationReference("shop/web") == .path([.init(project: "shop", application: "web")]))
    }

    @Test func `Three parts can be read with an environment or with a team`() throws {
        #expect(
            try ApplicationReference("a/b/c")
                == .path([.init(project: "a", environment: "b", application: "c"), .init(team: "a", project: "b", application: "c")]))
    }

    @Test func `Four parts leave no doubt`() throws {
        #expect(
            try ApplicationReference("acme/shop/staging/web")
                == .path([.init(team: "acme", project: "shop", environment: "staging", application: "web")]))
    }

    @Test(arguments: [
        "", "web", "/", "a/", "/a", "a//b", "a/b/c/d/e", "A/b", "shop/we b", "shop/web\u{1B}[2J", "../x", "shop/-web",
        "shop/" + String(repeating: "a", count: 41),
    ])
    func `Anything else is refused`(text: String) {
        #expect(throws: CommandFailure.self) { try ApplicationReference(text) }
    }

    @Test func `A project has a team before it or not`() throws {
        #expect(try ProjectReference("shop") == .path(team: nil, project: "shop"))
        #expect(try ProjectReference("acme/shop") == .path(team: "acme", project: "shop"))
        #expect(throws: CommandFailure.self) { try ProjectReference("a/b/c") }
    }

    @Test func `A reference of git is a branch, a tag or a full hash`() {
        let hash = String(repeating: "a1", count: 20)
        #expect(DeployReference(nil).request == .init())
        #expect(DeployReference("main").request == .init(branch: "main"))
        #expect(DeployReference("refs/heads/x/y").request == .init(branch: "x/y"))
        #expect(DeployReference("tags/v1").request == .init(tag: "v1"))
        #expect(DeployReference(hash).request == .init(commitSha: hash))
        #expect(DeployReference(String(hash.dropLast())).request.branch != nil)
    }
}
