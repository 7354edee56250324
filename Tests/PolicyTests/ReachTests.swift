import TestSupport
import Testing

@testable import Policy

@Suite struct ReachTests {
    private static let places = [
        "system", "t0", "t1", "t0/p0", "t0/p1", "t1/p0", "t0/p0/e0", "t0/p0/e1", "t0/p1/e0", "t1/p0/e0",
    ]
    private static let attributes =
        EnvironmentKind.allCases.flatMap { kind in
            [["tier": "gold"], ["tier": "tin", "owner": "gold"], [:]].map { ResourceAttributes(environmentKind: kind, labels: $0) }
        } + [.unknown]

    @Test func `What reaches everywhere is allowed everywhere, and what reaches nowhere is allowed nowhere`() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix(seed: seed)
        var met: [Reach: Int] = [:]
        for number in 0..<5000 {
            if number % 100 == 0 { await Task.yield() }
            let question = RandomCase(&random)
            let authority = try ReferenceTests.authority(question)
            let permission = try #require(authority.policy.permissions.permission(question.permission))
            let from = try #require(PlaceName.path(question.place))
            let reach = authority.reach(of: permission, from: from)
            met[reach, default: 0] += 1
            for place in Self.places {
                guard let path = PlaceName.path(place), from.covers(path) else { continue }
                for attributes in Self.attributes {
                    let isAllowed = authority.decide(permission, on: path, attributes).isAllowed
                    guard isAllowed ? reach != .nowhere : reach != .everywhere else {
                        Issue.record("seed \(seed), case \(number): \(reach), and \(isAllowed) at \(place) with \(attributes): \(question)")
                        return
                    }
                }
            }
        }
        #expect(met.count == 3, "\(met)")
    }

    @Test func `A role reaches all that is below it, and a denial below or with a condition leaves some of it`() throws {
        let policy = try PolicyFiles.small(
            """
            team:
              reader:
                allow: [thing.read]
              careful:
                inherits: [reader]
                deny:
                  - permissions: [thing.read]
                    when: {environment: [production]}
              blind:
                deny:
                  - permissions: all
            """)
        func reach(_ bindings: String...) throws -> Reach {
            let authority = Authority(policy, bindings: try bindings.map { try #require(PlaceName.binding($0)) })
            return authority.reach(of: try #require(policy.permissions.permission("thing.read")), from: try #require(PlaceName.path("t0")))
        }
        #expect(try reach("reader at t0") == .everywhere)
        #expect(try reach("reader at t0", "reader at t0/p0") == .everywhere)
        #expect(try reach("reader at t0/p0") == .somewhere)
        #expect(try reach("careful at t0") == .somewhere)
        #expect(try reach("reader at t0", "blind at t0/p0") == .somewhere)
        #expect(try reach("reader at t0", "blind at t0") == .nowhere)
        #expect(try reach("reader at t1") == .nowhere)
        #expect(try reach("reader at t0", "gone at t0") == .nowhere)
    }
}
