package import Model

/// What came of a request that is to have its effect once.
package enum OnceResult<Value: Sendable>: Sendable {
    /// It has had its effect now.
    case done(Value)
    /// It had it before; this was answered.
    case repeated(IdempotentAnswer)
}
