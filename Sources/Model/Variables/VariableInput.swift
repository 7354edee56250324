/// A variable as a user sets it, checked.
package struct VariableInput: Sendable, Hashable {
    /// The longest value, in bytes: Linux limits one string of the environment to 128 KiB, and escaping may lengthen it.
    package static let maximumValueSize = 65536
    /// The most variables of one owner.
    package static let maximumCount = 500

    package let name: String
    package let value: String
    package let isSecret: Bool
    package let scope: Variable.Scope
    package let form: Variable.Form

    package init(name: String, value: String, isSecret: Bool, scope: Variable.Scope = .run, form: Variable.Form = .env) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
        self.scope = scope
        self.form = form
    }

    /// - Throws: ``ValidationError`` that names each entry by its place.
    package static func check(_ variables: [Self]) throws(ValidationError) {
        var validation = Validation()
        guard variables.count <= Self.maximumCount else {
            throw ValidationError(field: "variables", "must have at most \(Self.maximumCount) entries")
        }
        for (index, variable) in variables.enumerated() {
            validation.require(
                VariableName.isValid(variable.name), "\(index).name", "must be a letter or underscore, then letters, digits or underscores")
            validation.require(!variable.name.hasPrefix("ROOST_"), "\(index).name", "must not begin with ROOST_, which is the platform's")
            validation.require(!variable.value.utf8.contains(0), "\(index).value", "must not contain NUL")
            validation.require(
                variable.value.utf8.count <= Self.maximumValueSize, "\(index).value", "must be at most \(Self.maximumValueSize) bytes")
        }
        validation.require(Set(variables.map(\.name)).count == variables.count, "variables", "must not name a variable twice")
        try validation.finish()
    }
}
