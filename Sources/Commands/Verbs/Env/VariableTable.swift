import APIContract

/// Variables as a person reads them.
enum VariableTable {
    static func lines(_ page: Page<VariableView>) -> [String] {
        let hasOrigin = page.items.contains { $0.origin != nil }
        var table = TextTable(["NAME", "VALUE", "AS", "SCOPE", "VERSION"] + (hasOrigin ? ["FROM", "INSTEAD OF"] : []))
        for variable in page.items {
            let value = variable.secret ? "(secret)" : variable.value ?? ""
            let origin = hasOrigin ? [variable.origin, variable.overrides?.joined(separator: ", ")] : []
            table.add([variable.name, value, variable.form, variable.scope, String(variable.version)] + origin)
        }
        return table.lines
    }
}
