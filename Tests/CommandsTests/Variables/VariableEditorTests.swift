import APIContract
import Testing

@testable import Commands

/// How variables are changed from the command line.
@Suite struct VariableEditorTests {
    @Test func `An assignment needs a name and an equals sign`() throws {
        #expect(try VariableAssignment("A=b=c").value == "b=c")
        #expect(try VariableAssignment("A=").value == "")
        #expect(throws: CommandFailure.self) { try VariableAssignment("A") }
        #expect(throws: CommandFailure.self) { try VariableAssignment("=b") }
    }

    @Test func `A secret does not become readable by being set again`() {
        let after = VariableEditor.setting(
            [VariableUpdate(name: "A", value: "new", secret: false)], in: [VariableUpdate(name: "A", secret: true)])
        #expect(after == [VariableUpdate(name: "A", value: "new", secret: true)])
    }

    @Test func `Setting a variable leaves the others and their order`() {
        let before = [VariableUpdate(name: "A", secret: true), VariableUpdate(name: "B"), VariableUpdate(name: "C")]
        let after = VariableEditor.setting([VariableUpdate(name: "B", value: "2"), VariableUpdate(name: "D", value: "4")], in: before)
        #expect(after.map(\.name) == ["A", "B", "C", "D"])
        #expect(after[0] == before[0])
        #expect(after[1].value == "2")
    }
}
