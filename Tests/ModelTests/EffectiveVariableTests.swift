import Model
import Testing

@Suite("Variables that are shared")
struct EffectiveVariableTests {
    private let application = VariableOwner.application(.make())
    private let project = VariableOwner.project(.make())
    private let environment = VariableOwner.environment(.make(), of: .make())

    private func plain(_ name: String, _ value: String, version: Int = 1, scope: Variable.Scope = .run) -> Variable {
        Variable(name: name, value: .plain(value), version: version, scope: scope)
    }

    @Test("the application counts more than its environment, and that more than the project")
    func precedence() {
        let found = EffectiveVariable.resolve([
            (self.application, [self.plain("A", "application")]),
            (self.environment, [self.plain("A", "environment"), self.plain("B", "environment")]),
            (self.project, [self.plain("A", "project"), self.plain("B", "project"), self.plain("C", "project")]),
        ])
        #expect(found.map(\.variable.name) == ["A", "B", "C"])
        #expect(found.map(\.owner.kind) == [.application, .environment, .project])
        #expect(found.map(\.hidden) == [[.environment, .project], [.project], []])
        #expect(found.map(\.variable.value) == [.plain("application"), .plain("environment"), .plain("project")])
    }

    @Test("a variable hides those of its name altogether, whatever their scope")
    func scopes() {
        let found = EffectiveVariable.resolve([
            (self.application, [self.plain("A", "1", scope: .build)]), (self.project, [self.plain("A", "2", scope: .both)]),
        ])
        #expect(found.map(\.variable.scope) == [.build])
    }

    @Test("the difference of two versions names what was added, changed and removed, and no value")
    func difference() {
        let secret = Variable(name: "S", value: .sealed([1]), version: 1)
        let old = [self.plain("KEPT", "1"), self.plain("GONE", "1"), self.plain("SET", "1"), self.plain("SCOPE", "1"), secret]
        let new = [
            self.plain("KEPT", "1", version: 2), self.plain("SET", "2", version: 2), self.plain("SCOPE", "1", scope: .both),
            self.plain("NEW", "1"), Variable(name: "S", value: .sealed([2]), version: 2),
        ]
        let difference = VariableDifference(from: old, to: new)
        #expect(difference.added == ["NEW"] && difference.removed == ["GONE"] && difference.changed == ["S", "SCOPE", "SET"])
        let spelled = VariableDifference(from: [self.plain("A", "caf\u{e9}")], to: [self.plain("A", "cafe\u{301}")])
        #expect(spelled.changed == ["A"])
        let same = VariableDifference(from: old, to: old)
        #expect(same.added.isEmpty && same.removed.isEmpty && same.changed.isEmpty)
    }
}
