/// How a new version takes over.
package enum UpdateStrategy: String, ClosedChoice {
    case rolling
    case blueGreen = "blue-green"
    case canary
}
