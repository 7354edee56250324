/// `NAME=VALUE` as it stands on the command line.
struct VariableAssignment: Hashable {
    let name: String
    let value: String

    /// - Throws: ``CommandFailure`` where there is no `=` or nothing before it.
    init(_ text: String) throws(CommandFailure) {
        guard let index = text.firstIndex(of: "="), index != text.startIndex else {
            throw CommandFailure("'\(text)' is not NAME=VALUE")
        }
        self.name = String(text[..<index])
        self.value = String(text[text.index(after: index)...])
    }
}
