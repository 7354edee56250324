import Testing

@testable import Policy

@Suite struct LoadErrorTests {
    @Test func `An unknown permission is told with its file, its line and the nearest name`() {
        let error = #expect(throws: PolicyLoadError.self) {
            try PolicyFiles.small("team:\n  reader:\n    allow:\n      - thing.raed\n")
        }
        #expect(error?.description == "roles.yaml:4:9: there is no permission 'thing.raed'; did you mean thing.read?")
    }

    @Test func `A name that is like none is told without a suggestion`() {
        let error = #expect(throws: PolicyLoadError.self) { try PolicyFiles.small("team: {reader: {allow: [wholly.different]}}") }
        #expect(error?.problems.map(\.suggestion) == [nil])
    }

    @Test func `All that is wrong is told at once`() {
        let error = #expect(throws: PolicyLoadError.self) {
            try PolicyFiles.small("team:\n  a: {allow: [thing.raed]}\n  b: {inherits: [aa]}\n  c: {alow: [thing.read]}\n")
        }
        // What is written wrongly is told first; names are looked up in what could be read.
        #expect(error?.description == "roles.yaml:4:7: the role 'c' has no 'alow'; did you mean allow?")
        let names = #expect(throws: PolicyLoadError.self) {
            try PolicyFiles.small("team:\n  a: {allow: [thing.raed]}\n  b: {inherits: [a2, a]}\n")
        }
        #expect(names?.problems.map(\.position.line) == [2, 3])
    }

    @Test(arguments: [
        ("team: [", "is no YAML"), ("", "is empty"), ("- a", "a file of roles must be a mapping"),
        ("team: {a: {allow: thing.read}}", "must be a list"), ("team: {a: {allow: [[thing.read]]}}", "must be a text"),
        ("teams: {a: {}}", "a file of roles has no 'teams'; did you mean team?"),
        ("team: {A: {allow: []}}", "is no name of a role"), ("team: {a: {}, a: {}}", "stands in one mapping twice"),
        ("team: {a: {}}\nsystem: {a: {}}", "the role 'a' is stated twice"), ("team: {a: {inherits: [a]}}", "inherits itself: a, a"),
        ("team: {a: {inherits: [b]}, b: {inherits: [c]}, c: {inherits: [a]}}", "inherits itself"),
        ("team: {a: {inherits: [b]}}\nsystem: {b: {}}", "'a' is a role of teams, and 'b' one of the whole installation"),
        ("team: {a: {allow: [node.read]}}", "'node.read' is about the whole installation"),
        ("team: {a: {allow: [thing.read, thing.read]}}", "'thing.read' is granted twice"),
        ("team: {a: {deny: [{when: {environment: [production]}}]}}", "states no 'permissions'"),
        ("team: {a: {deny: [{permissions: []}]}}", "names no permission"), ("team: {a: {deny: }}", "must be a list"),
        ("team: {a: {deny: [{permissions: [thing.read], when: {}}]}}", "'when' states no condition"),
        ("team: {a: {deny: [{permissions: all, when: {environment: [prodution]}}]}}", "did you mean production?"),
        ("team: {a: {deny: [{permissions: all, when: {environment: []}}]}}", "names no kind"),
        ("team: {a: {deny: [{permissions: all, when: {labels: {}}}]}}", "names no label"),
        ("team: {a: &x {allow: [thing.read]}, b: *x}", "anchors and aliases are not read here"),
        ("team: {a: {}}\n---\nteam: {}", "is no YAML"),
    ])
    func `What is no file of roles is refused`(text: String, message: String) {
        let error = #expect(throws: PolicyLoadError.self) { try PolicyFiles.small(text) }
        #expect(error?.description.contains(message) == true, "\(error.map(\.description) ?? "")")
        #expect(error?.problems.allSatisfy { $0.position.file == "roles.yaml" && $0.position.line >= 1 } == true)
    }

    @Test(arguments: [
        ("team: {thing: See.}", "is not of the form resource.verb"), ("team: {}", "states no permission"),
        ("team: {thing.read: }", "must be a text"), ("team: {a.b: A.}\nsystem: {a.b: A.}", "'a.b' is stated twice"),
        ("team:\n" + (0...256).map { "  a.b\($0): A.\n" }.joined(), "more than 256 permissions"),
    ])
    func `What is no list of permissions is refused`(text: String, message: String) {
        let error = #expect(throws: PolicyLoadError.self) { try AccessPolicy(PolicyFiles.sources(permissions: text, roles: "team: {}")) }
        #expect(error?.description.contains(message) == true, "\(error.map(\.description) ?? "")")
    }

    @Test func `A list of as many permissions as there is room for is read`() throws {
        let text = "team:\n" + (0..<256).map { "  a.b\($0): A.\n" }.joined()
        let policy = try AccessPolicy(PolicyFiles.sources(permissions: text, roles: "team: {a: {allow: [a.b0, a.b63, a.b64, a.b255]}}"))
        #expect(policy.permissions(of: try #require(policy.role("a", at: .system))) == ["a.b0", "a.b63", "a.b64", "a.b255"])
    }

    @Test(arguments: [
        ("team:\n" + (0..<100).map { "  r\($0): {inherits: [r\($0 + 1)]}\n" }.joined() + "  r100: {}\n", "more than 32 roles inherit"),
        ("team: {a: {allow: [\(String(repeating: "x,", count: 6000))]}}", "more than 5000 parts"),
        ("team: {a: {summary: \(String(repeating: "x", count: 1 << 18))}}", "more than 262144 bytes"),
        (String(repeating: "[", count: 100_000), "is no YAML"),
    ])
    func `Huge files, deep nesting and long chains of inheritance are refused`(text: String, message: String) {
        let error = #expect(throws: PolicyLoadError.self) { try PolicyFiles.small(text) }
        #expect(error?.description.contains(message) == true)
    }

    @Test func `Roles that come on many ways count once`() throws {
        var text = "team:\n  r0: {deny: [{permissions: [thing.read]}]}\n"
        for n in 1...30 { text += "  r\(n): {inherits: [\(n == 1 ? "r0" : "r\(n - 1), r\(n - 2)")]}\n" }
        let role = try #require(PolicyFiles.small(text).role("r30", at: .system))
        #expect(role.rules.count == 1)
    }

    @Test func `Custom roles are read in the same schema, and take no name of a built-in role`() throws {
        let policy = try PolicyFiles.small("team: {reader: {allow: [thing.read]}}\nsystem: {operator: {allow: [node.read]}}")
        let team = ScopeID(high: 1, low: 2)
        func adding(_ text: String) throws(PolicyLoadError) -> AccessPolicy {
            try policy.adding(customRoles: PolicyFile(name: "custom.yaml", text: text), of: team)
        }
        let added = try adding("team: {editor: {inherits: [reader], allow: [thing.update]}}")
        #expect(added.role("editor", at: .team(team)).map(added.permissions(of:)) == ["thing.read", "thing.update"])
        #expect(added.role("editor", at: .system) == nil && added.role("editor", at: .team(ScopeID(high: 1, low: 3))) == nil)
        #expect(policy.role("editor", at: .team(team)) == nil)
        for (text, message) in [
            ("team: {reader: {allow: [thing.delete]}}", "'reader' is a built-in role"), ("system: {root: {}}", "has no 'system'"),
            ("team: {a: {inherits: [operator]}}", "one of the whole installation"),
            ("team: {a: {allow: [node.read]}}", "whole installation"),
        ] {
            let error = #expect(throws: PolicyLoadError.self) { try adding(text) }
            #expect(error?.description.contains(message) == true)
        }
    }
}
