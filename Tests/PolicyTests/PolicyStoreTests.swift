import Testing

@testable import Policy

@Suite struct PolicyStoreTests {
    @Test func `An invalid file keeps the policy before it, and says so until one holds`() throws {
        let store = PolicyStore(try PolicyFiles.small("team: {reader: {allow: [thing.read]}}"))
        let wrong = PolicyFiles.sources(roles: "team: {reader: {allow: [thing.raed]}}")
        let error = #expect(throws: PolicyLoadError.self) { try store.reload(wrong) }
        #expect(store.problem == error && error != nil)
        #expect(self.permissions(store) == ["thing.read"])
        try store.reload(PolicyFiles.sources(roles: "team: {reader: {allow: [thing.read, thing.update]}}"))
        #expect(store.problem == nil)
        #expect(self.permissions(store) == ["thing.read", "thing.update"])
    }

    @Test func `A policy that does not pass the caller's check is not taken`() throws {
        let store = PolicyStore(try PolicyFiles.small("team: {reader: {allow: [thing.read]}}"))
        let problem = PolicyProblem(SourcePosition(file: "roles.yaml", line: 1, column: 1), "there is no owner")
        #expect(throws: PolicyLoadError.self) {
            try store.reload(PolicyFiles.sources(roles: "team: {}")) { policy throws(PolicyLoadError) in
                #expect(policy.builtInRoles.isEmpty)
                throw PolicyLoadError(problems: [problem])
            }
        }
        #expect(store.problem?.problems == [problem])
        #expect(self.permissions(store) == ["thing.read"])
    }

    @Test func `While files are offered over and over, no decision is wrong`() async throws {
        let policy = try PolicyFiles.small("team: {reader: {allow: [thing.read]}, editor: {allow: [thing.update]}}")
        let store = PolicyStore(policy)
        let update = try #require(policy.permissions.permission("thing.update"))
        let read = try #require(policy.permissions.permission("thing.read"))
        let path = try #require(PlaceName.path("acme"))
        let binding = try #require(PlaceName.binding("reader at acme"))
        // A reader reads and never updates, in all of these: in the third one the permissions have other places, and the ids of the first do
        // not hold there.
        let offered = [
            PolicyFiles.sources(roles: "team: {reader: {allow: [thing.read]}, editor: {allow: [thing.update, thing.delete]}}"),
            PolicyFiles.sources(roles: "team: {reader: {allow: [thing.raed]}}"),
            PolicyFiles.sources(
                permissions: "team: {thing.update: It., thing.read: It.}", roles: "team: {reader: {allow: [thing.read]}}"),
        ]
        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                for round in 0..<300 { _ = try? store.reload(offered[round % offered.count]) }
                return 0
            }
            for _ in 0..<3 {
                group.addTask {
                    var wrong = 0
                    for _ in 0..<5000 {
                        let current = store.current
                        let authority = Authority(current, bindings: [binding])
                        let own = try #require(current.permissions.permission("thing.read"))
                        if !authority.decide(own, on: path).isAllowed || authority.decide(update, on: path).isAllowed { wrong += 1 }
                        let isSameList = current.permissions.fingerprint == policy.permissions.fingerprint
                        if authority.decide(read, on: path).isAllowed != isSameList { wrong += 1 }
                    }
                    return wrong
                }
            }
            for try await wrong in group { #expect(wrong == 0) }
        }
    }

    private func permissions(_ store: PolicyStore) -> [String]? {
        let policy = store.current
        return policy.role("reader", at: .system).map(policy.permissions(of:))
    }
}
