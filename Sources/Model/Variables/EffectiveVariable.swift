/// A variable as an application gets it: the one of its name that counts most.
package struct EffectiveVariable: Sendable, Hashable {
    package let variable: Variable
    package let owner: VariableOwner
    /// The owners whose variables of the same name it hides, the one that counts most first.
    package let hidden: [VariableOwner.Kind]

    package init(variable: Variable, owner: VariableOwner, hidden: [VariableOwner.Kind] = []) {
        self.variable = variable
        self.owner = owner
        self.hidden = hidden
    }

    /// One variable of each name, sorted by name.
    ///
    /// A variable hides those of its name altogether, whatever their scope and form: what is shown of it is all there is to know.
    ///
    /// - Parameter layers: The variables of each owner, the owner that counts most first.
    package static func resolve(_ layers: [(owner: VariableOwner, variables: [Variable])]) -> [Self] {
        var found: [String: Self] = [:]
        for layer in layers {
            for variable in layer.variables {
                let winner = found[variable.name]
                found[variable.name] = Self(
                    variable: winner?.variable ?? variable, owner: winner?.owner ?? layer.owner,
                    hidden: winner.map { $0.hidden + [layer.owner.kind] } ?? [])
            }
        }
        return found.values.sorted { $0.variable.name.utf8.lexicographicallyPrecedes($1.variable.name.utf8) }
    }
}
