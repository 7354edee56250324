/// Where output was written to.
public enum LogStream: String, Sendable {
    /// Standard output, and all output of a container with a terminal.
    case stdout
    /// Standard error.
    case stderr
}
