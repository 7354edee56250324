/// Rows under headings, in columns as wide as their widest cell.
struct TextTable {
    let headings: [String]
    private(set) var rows: [[String]] = []

    init(_ headings: [String]) {
        self.headings = headings
    }

    /// Adds a row; nil is shown as a hyphen, and every cell is made safe.
    mutating func add(_ cells: [String?]) {
        self.rows.append(cells.map { cell in cell.map(SafeText.line).flatMap { $0.isEmpty ? nil : $0 } ?? "-" })
    }

    /// The lines, without blanks at their ends.
    var lines: [String] {
        var widths = self.headings.map(\.count)
        for row in self.rows {
            for (column, cell) in row.enumerated() where column < widths.count { widths[column] = max(widths[column], cell.count) }
        }
        return ([self.headings] + self.rows).map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
                .joined(separator: "  ").trimmingSuffix(" ")
        }
    }
}

extension String {
    /// The text without `character`s at its end.
    func trimmingSuffix(_ character: Character) -> String {
        var result = Substring(self)
        while result.last == character { result.removeLast() }
        return String(result)
    }
}
