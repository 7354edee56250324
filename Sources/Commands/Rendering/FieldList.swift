/// Names and values, one to a line, the values below one another.
struct FieldList {
    private var fields: [(name: String, value: String)] = []

    /// Adds a field; one without a value is left out.
    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { self.fields.append((name, SafeText.line(value))) }
    }

    /// The lines.
    var lines: [String] {
        let width = self.fields.map(\.name.count).max() ?? 0
        return self.fields.map { field in
            field.name + String(repeating: " ", count: width - field.name.count) + "  " + field.value
        }
    }
}
