/// A value and where it was written.
struct Located<Value: Sendable>: Sendable {
    let value: Value
    let position: SourcePosition
}
