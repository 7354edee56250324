/// Why a command did not do what was asked, in words for the person at the terminal.
struct CommandFailure: Error, Hashable {
    let message: String
    /// Further lines that explain it.
    let details: [String]

    init(_ message: String, details: [String] = []) {
        self.message = message
        self.details = details
    }
}
