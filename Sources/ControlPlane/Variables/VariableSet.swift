package import Model

/// The newest variables of an owner.
package struct VariableSet: Sendable {
    package let variables: [Variable]
    /// What a change of them may name in `If-Match`: the application's revision, or the version of what is shared.
    package let revision: Int
}
