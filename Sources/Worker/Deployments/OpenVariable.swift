import Model

/// A variable with its value in clear.
struct OpenVariable: Sendable, Hashable {
    let name: String
    let value: String
    let isSecret: Bool
    let scope: Variable.Scope
    let form: Variable.Form
}
