/// Why a loop looks again: something was announced, or its time has come.
enum Trigger: Sendable, Hashable {
    case announcement
    case timer
}
