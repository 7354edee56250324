/// How a child process ended, and what it printed where that was kept.
struct ChildExit: Sendable, Hashable {
    /// The exit status; 128 and the signal's number for a process that a signal ended.
    let status: Int32
    let output: [UInt8]
    let errorOutput: [UInt8]

    var isSuccess: Bool { self.status == 0 }
    var text: String { String(decoding: self.output, as: UTF8.self) }
    var errorText: String { String(decoding: self.errorOutput, as: UTF8.self) }
}
