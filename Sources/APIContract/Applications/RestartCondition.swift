/// When a task that ended is started again.
package enum RestartCondition: String, ClosedChoice {
    case any
    case onFailure = "on-failure"
    case never = "none"
}
