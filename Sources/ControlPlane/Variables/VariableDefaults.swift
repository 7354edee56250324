package import Model

/// What imported variables are where they are not there yet; one that is there keeps what is not given.
package struct VariableDefaults: Sendable, Hashable {
    package var isSecret: Bool?
    package var scope: Variable.Scope?
    package var form: Variable.Form?

    package init(isSecret: Bool? = nil, scope: Variable.Scope? = nil, form: Variable.Form? = nil) {
        self.isSecret = isSecret
        self.scope = scope
        self.form = form
    }
}
