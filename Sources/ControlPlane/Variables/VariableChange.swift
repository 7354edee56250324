package import Model

/// A variable as a user sets it; without a value the one that is there stays, so that a secret need not be known to be kept.
package struct VariableChange: Sendable, Hashable {
    package let name: String
    package let value: String?
    package let isSecret: Bool
    package let scope: Variable.Scope
    package let form: Variable.Form

    package init(name: String, value: String?, isSecret: Bool, scope: Variable.Scope = .run, form: Variable.Form = .env) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
        self.scope = scope
        self.form = form
    }

    /// What changes nothing of a variable that is there.
    init(keeping variable: Variable) {
        self.init(name: variable.name, value: nil, isSecret: variable.isSecret, scope: variable.scope, form: variable.form)
    }
}
