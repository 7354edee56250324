/// How a variable arrives in the container.
package enum VariableForm: String, ClosedChoice {
    case env
    case file
}
