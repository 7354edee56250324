import Model
import Testing

@Suite("Variables")
struct VariableTests {
    private func check(_ name: String, _ value: String) throws {
        try VariableInput.check([VariableInput(name: name, value: value, isSecret: false)])
    }

    @Test(
        "values with templates, quotes, newlines, UTF-8 and 60 KiB are taken as they are",
        arguments: [
            "{{name}}", "{{.Node.Hostname}}", "\"'`$(id)", "a\nb\r\nc", "žluťoučký 🐓", String(repeating: "x", count: 61440), "",
        ])
    func goodValues(value: String) throws {
        try self.check("NAME", value)
    }

    @Test("NUL and more than 64 KiB are refused", arguments: ["a\0b", String(repeating: "x", count: 65537)])
    func badValues(value: String) {
        #expect(throws: ValidationError.self) { try self.check("NAME", value) }
    }

    @Test(
        "a name that no program could read, or that is Roost's own, is refused",
        arguments: ["", "A=B", "1A", "a b", "a-b", "ä", "ROOST_X", String(repeating: "A", count: 129), "A\n"])
    func badNames(name: String) {
        #expect(throws: ValidationError.self) { try self.check(name, "x") }
    }

    @Test("a name cannot be set twice at once")
    func duplicates() {
        let variable = VariableInput(name: "A", value: "1", isSecret: false)
        #expect(throws: ValidationError.self) { try VariableInput.check([variable, variable]) }
    }
}
