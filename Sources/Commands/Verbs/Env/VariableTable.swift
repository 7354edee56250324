import APIContract

/// Variables as a person reads them.
enum VariableTable {
    static func lines(_ page: Page<VariableView>) -> [String] {
        var table = TextTable(["NAME", "VALUE", "AS", "SCOPE", "VERSION"])
        for variable in page.items {
            let value = variable.secret ? "(secret)" : variable.value ?? ""
            table.add([variable.name, value, variable.form, variable.scope, String(variable.version)])
        }
        return table.lines
    }
}
