/// Which output to send, and with what before each line.
public struct LogOptions: Sendable, Equatable {
    /// Standard output.
    public var stdout = true
    /// Standard error.
    public var stderr = true
    /// Whether to go on as output is written.
    public var follow = false
    /// Whether the engine puts the time before each line.
    public var timestamps = false
    /// Whether the engine puts details, for a service the task, before each line.
    public var details = false
    /// Number of lines from the end to begin with; nil is all.
    public var tail: Int?
    /// Only output after this time.
    public var since: DockerTimestamp?
    /// Only output before this time; containers only.
    public var until: DockerTimestamp?

    /// All output that there is, without times.
    public init() {}

    /// Output with times and tasks, from the last lines on, as long as the task reading it lives.
    public static func following(tail: Int? = nil, since: DockerTimestamp? = nil) -> LogOptions {
        var options = LogOptions()
        options.follow = true
        options.timestamps = true
        options.details = true
        options.tail = tail
        options.since = since
        return options
    }

    var query: [(String, String)] {
        var items = [
            ("stdout", stdout ? "1" : "0"), ("stderr", stderr ? "1" : "0"), ("follow", follow ? "1" : "0"),
            ("timestamps", timestamps ? "1" : "0"), ("details", details ? "1" : "0"), ("tail", tail.map { String(max(0, $0)) } ?? "all"),
        ]
        if let since { items.append(("since", since.unixText)) }
        if let until { items.append(("until", until.unixText)) }
        return items
    }
}
