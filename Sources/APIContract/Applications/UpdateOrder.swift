/// Which of two tasks goes first when one replaces the other.
package enum UpdateOrder: String, ClosedChoice {
    case startFirst = "start-first"
    case stopFirst = "stop-first"
}
