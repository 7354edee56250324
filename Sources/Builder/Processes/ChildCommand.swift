/// A program to run: its path, its arguments one by one, and the whole of its environment.
struct ChildCommand: Sendable, Hashable {
    let executable: String
    let arguments: [String]
    let environment: [String: String]
    /// The signal that tells the program to end.
    let stopSignal: StopSignal

    enum StopSignal: Sendable, Hashable {
        case terminate
        case interrupt
    }

    init(_ executable: String, _ arguments: [String], environment: [String: String], stopSignal: StopSignal = .terminate) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.stopSignal = stopSignal
    }
}
