import Testing

@testable import Policy

@Suite struct ScenarioTests {
    @Test func `Every scenario comes out as it says`() throws {
        let policy = try PolicyFiles.builtIn()
        let sets = try PolicyFiles.scenarios().map { try ScenarioSet($0, of: policy) }
        for failure in sets.flatMap({ $0.failures() }) { Issue.record("\(failure)") }
        #expect(sets.map(\.count).reduce(0, +) >= 150)
    }

    @Test func `There is a scenario for every built-in role on every permission`() throws {
        let policy = try PolicyFiles.builtIn()
        let names = Set(try PolicyFiles.scenarios().flatMap { try ScenarioSet($0, of: policy).scenarios.map(\.name) })
        for role in policy.builtInRoles {
            for permission in policy.permissions.names { #expect(names.contains("\(role.name) and \(permission)")) }
        }
    }

    @Test func `Without any one line of a permission some scenario fails`() async throws {
        let roles = try PolicyFiles.file("roles.yaml")
        let permissions = try PolicyFiles.file("permissions.yaml")
        let scenarios = try PolicyFiles.scenarios()
        let lines = roles.text.split(separator: "\n", omittingEmptySubsequences: false)
        let stated = lines.indices.filter { lines[$0].contains("- ") && lines[$0].contains(".") && !lines[$0].hasPrefix("#") }
        #expect(stated.count >= 90)
        for line in stated {
            await Task.yield()
            var rest = lines
            rest.remove(at: line)
            let mutant = PolicyFile(name: roles.name, text: rest.joined(separator: "\n"))
            let policy = try AccessPolicy(PolicySources(permissions: permissions, roles: mutant))
            let fails = try scenarios.contains { try !ScenarioSet($0, of: policy).failures().isEmpty }
            #expect(fails, "no scenario misses roles.yaml:\(line + 1): \(lines[line])")
        }
    }

    @Test func `A permission more for any role fails some scenario`() async throws {
        let roles = try RoleReader.read(PolicyFiles.file("roles.yaml"))
        let permissions = try PermissionReader.read(PolicyFiles.file("permissions.yaml"))
        let matrix = try PolicyFiles.file("scenarios/built-in-roles.yaml")
        let policy = try AccessPolicy(permissions: permissions, roles: roles)
        for index in roles.indices {
            for name in permissions.names where !policy.permissions(of: policy.builtInRoles[index]).contains(name) {
                guard roles[index].isSystem || permissions.index(of: name).map(permissions.systemPermissions.contains) == false else {
                    continue
                }
                await Task.yield()
                var more = roles
                more[index] = roles[index].adding(name)
                let failures = try ScenarioSet(matrix, of: AccessPolicy(permissions: permissions, roles: more)).failures()
                #expect(!failures.isEmpty, "no scenario keeps \(name) from \(roles[index].name.value)")
            }
        }
    }

    @Test func `A scenario that does not come out tells where it stands and why`() throws {
        let policy = try PolicyFiles.small("team: {reader: {allow: [thing.read]}}")
        let file = PolicyFile(
            name: "wrong.yaml",
            text: """
                scenarios:
                  - scenario: A reader changes things
                    who: [reader at acme]
                    where: acme/shop
                    may: [thing.update]
                """)
        let failures = try ScenarioSet(file, of: policy).failures().map(\.description)
        #expect(
            failures == [
                """
                wrong.yaml:2:5: A reader changes things: thing.update: denied
                  no role that is bound here grants it
                  - reader at acme: says nothing of it
                """
            ])
    }

    @Test func `A file of scenarios tells all that is wrong in it`() throws {
        let policy = try PolicyFiles.small("team: {reader: {allow: [thing.read]}}")
        let file = PolicyFile(
            name: "wrong.yaml",
            text: """
                matrix:
                  thing.read: [raeder]
                scenarios:
                  - scenario: one
                    where: a/b/c/d
                    may: [thing.raed]
                  - scenario: two
                    who: [reader]
                    where: acme
                  - who: [reader at acme]
                    mya: [thing.read]
                """)
        let error = #expect(throws: PolicyLoadError.self) { try ScenarioSet(file, of: policy) }
        let text = error.map(\.description) ?? ""
        for part in [
            "wrong.yaml:2:16: there is no built-in role 'raeder'; did you mean reader?", "the matrix says nothing of 'thing.update'",
            "wrong.yaml:5:12: 'a/b/c/d' is no place", "'reader' is not ROLE at PLACE", "the scenario expects nothing",
            "a scenario needs 'scenario'", "a scenario has no 'mya'; did you mean may?",
        ] { #expect(text.contains(part), "\(text)") }
    }
}

extension RoleDefinition {
    fileprivate func adding(_ permission: String) -> Self {
        Self(
            name: self.name, isSystem: self.isSystem, summary: self.summary, inherits: self.inherits,
            allow: self.allow + [Located(value: permission, position: self.name.position)], deny: self.deny)
    }
}
