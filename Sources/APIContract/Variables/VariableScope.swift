/// Where a variable is seen.
package enum VariableScope: String, ClosedChoice {
    case build
    case run
    case both
}
