import TestSupport

@testable import Policy

/// A random policy, somebody with random roles, and a request: as definitions, which the compiled policy and the reference both read.
struct RandomCase {
    static let team = "t0"
    private static let position = SourcePosition(file: "random", line: 1, column: 1)
    private static let places = ["system", "t0", "t1", "t0/p0", "t0/p1", "t1/p0", "t0/p0/e0", "t0/p0/e1", "t0/p1/e0", "t1/p0/e0"]

    let permissions: [PermissionDefinition]
    let roles: [RoleDefinition]
    /// Those of ``team``.
    let customRoles: [RoleDefinition]
    let bindings: [(role: String, place: String)]
    let limit: (permissions: [String]?, place: String)?
    let permission: String
    let place: String
    let attributes: ResourceAttributes

    init(_ random: inout SplitMix) {
        let names = (0..<Int.random(in: 1...8, using: &random)).map { "thing.do\($0)" }
        self.permissions = names.enumerated().map { index, name in
            PermissionDefinition(name: Self.located(name), summary: "It.", isSystem: index % 4 == 3)
        }
        let team = names.enumerated().filter { $0.offset % 4 != 3 }.map(\.element)
        var roles: [RoleDefinition] = []
        for index in 0..<Int.random(in: 1...5, using: &random) {
            let isSystem = random.chance(20)
            let parents = roles.filter { isSystem || !$0.isSystem }.map(\.name.value)
            roles.append(Self.role("r\(index)", isSystem, parents, allow: isSystem ? names : team, all: names, &random))
        }
        self.roles = roles
        var custom: [RoleDefinition] = []
        let bases = roles.filter { !$0.isSystem }.map(\.name.value)
        for index in 0..<Int.random(in: 0...2, using: &random) {
            custom.append(Self.role("c\(index)", false, bases + custom.map(\.name.value), allow: team, all: names, &random))
        }
        self.customRoles = custom
        let choices = roles.map(\.name.value) + custom.map(\.name.value) + (random.chance(5) ? ["gone"] : [])
        self.bindings = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            (choices.randomElement(using: &random) ?? "gone", Self.places.randomElement(using: &random) ?? "system")
        }
        self.limit =
            random.chance(30)
            ? (random.chance(50) ? random.some(of: names, percent: 60) : nil, Self.places.randomElement(using: &random) ?? "system") : nil
        self.permission = names.randomElement(using: &random) ?? "thing.do0"
        self.place = Self.places.randomElement(using: &random) ?? "system"
        self.attributes = ResourceAttributes(
            environmentKind: random.chance(85) ? EnvironmentKind.allCases.randomElement(using: &random) : nil,
            labels: random.chance(85) ? Self.labels(&random) : nil)
    }

    private static func role(
        _ name: String, _ isSystem: Bool, _ parents: [String], allow: [String], all: [String], _ random: inout SplitMix
    ) -> RoleDefinition {
        let inherits = random.some(of: parents, percent: 40).map(Self.located)
        let granted = random.some(of: allow, percent: 40).map(Self.located)
        let deny = (0..<(random.chance(35) ? Int.random(in: 1...2, using: &random) : 0)).map { index in
            DenyDefinition(
                permissions: random.chance(10) ? nil : random.some(of: all, percent: 30).map(Self.located),
                kinds: random.chance(50) ? Set(random.some(of: EnvironmentKind.allCases, percent: 50)) : nil,
                labels: random.chance(50) ? Self.labels(&random) : [:],
                position: SourcePosition(file: name, line: index + 1, column: 1))
        }
        return RoleDefinition(
            name: Self.located(name), isSystem: isSystem, summary: nil, inherits: inherits, allow: granted, deny: deny)
    }

    private static func labels(_ random: inout SplitMix) -> [String: String] {
        var labels: [String: String] = [:]
        for name in random.some(of: ["tier", "owner"], percent: 50) { labels[name] = random.chance(50) ? "gold" : "tin" }
        return labels
    }

    private static func located(_ text: String) -> Located<String> { Located(value: text, position: Self.position) }
}
