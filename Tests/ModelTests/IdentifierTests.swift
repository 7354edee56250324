import FoundationEssentials
import Testing

@testable import Model

@Suite("Identities and names")
struct IdentifierTests {
    @Test("ids are UUIDs of version 7 that sort by the time of their making")
    func versionSeven() throws {
        let early = ProjectID(ticks: IdentifierClock.ticks(Date(timeIntervalSince1970: 1_700_000_000)))
        let late = ProjectID(ticks: IdentifierClock.ticks(Date(timeIntervalSince1970: 1_700_000_000.001)))
        #expect(early.description < late.description)
        #expect(early.description.hasPrefix("018bcfe5-6800-7000-"))
        let characters = Array(early.description)
        #expect("89ab".contains(characters[19]))
        #expect(ProjectID(early.description) == early)
    }

    @Test("ids made one after the other sort that way, also within a millisecond")
    func order() async {
        let ids = (0..<10_000).map { _ in ProjectID.make().description }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
        let many = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<4 { group.addTask { (0..<5_000).map { _ in String(ProjectID.make().description.prefix(18)) } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(many).count == 20_000)
    }

    @Test(
        "only the canonical spelling of an id is read",
        arguments: [
            "", "x", "0190A5C8-0000-7000-8000-000000000000", "{0190a5c8}", "0190a5c8-0000-7000-8000-00000000000",
            "0190a5c8-0000-7000-8000-0000000000000", "0190a5c8-0000-7000-8000-00000000000g", "0190a5c8-0000-7000-8000_000000000000",
            "0190a5c80000-7000-8000-0000000000000", "0190a5c8-0000-7000-8000-0000000000é",
        ])
    func otherSpellings(text: String) {
        #expect(ProjectID(text) == nil)
    }

    @Test(
        "a slug has 1 to 40 small letters, digits and hyphens, with no hyphen at its ends",
        arguments: [
            ("a", true), ("shop-2", true), (String(repeating: "a", count: 40), true), (String(repeating: "a", count: 41), false),
            ("", false),
            ("-a", false), ("a-", false), ("A", false), ("a_b", false), ("ä", false), ("a b", false), ("a\n", false), ("$(id)", false),
        ])
    func slugs(text: String, isValid: Bool) {
        #expect((Slug(text) != nil) == isValid)
    }

    @Test(
        "a slug is made of the plain letters and digits of a text, where it has any",
        arguments: [
            ("My Shop.git", "my-shop-git"), ("___", nil), ("Ünïcode 1", "n-code-1"),
            (String(repeating: "x-", count: 60), String(repeating: "x-", count: 19) + "x"),
        ])
    func derivedSlugs(text: String, slug: String?) {
        #expect(Slug(derivedFrom: text)?.rawValue == slug)
    }

    @Test("service names of the longest slugs fit Swarm's limit and differ by their ids")
    func longestServiceNames() throws {
        let long = try #require(Slug(String(repeating: "a", count: 40)))
        let first = ServiceName(project: long, application: long, id: .make())
        let second = ServiceName(project: long, application: long, id: .make())
        #expect(first.rawValue.utf8.count <= ServiceName.maximumLength)
        #expect(first != second)
        let short = try #require(Slug("web"))
        let id = ApplicationID.make()
        #expect(ServiceName(project: short, application: short, id: id).rawValue == "web-web-\(id.suffix)")
        #expect(ServiceName.network(project: long, environment: long, id: .make()).utf8.count <= 63)
    }

    @Test("a cut slug leaves no hyphen before the joint")
    func cutSlug() throws {
        let awkward = try #require(Slug(String(repeating: "ab-", count: 13) + "a"))
        let name = ServiceName(project: awkward, application: awkward, id: .make()).rawValue
        #expect(!name.contains("--"))
    }
}
