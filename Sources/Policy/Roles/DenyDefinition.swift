/// A rule that denies, as its file states it.
struct DenyDefinition: Sendable {
    /// Nil for all.
    let permissions: [Located<String>]?
    /// Only in environments of these kinds; nil for anywhere.
    let kinds: Set<EnvironmentKind>?
    /// Only where all of these labels have these values.
    let labels: [String: String]
    let position: SourcePosition
}
