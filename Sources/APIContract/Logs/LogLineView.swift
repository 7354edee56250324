package import FoundationEssentials

/// One line of a log: the `data` of each event of a followed one.
package struct LogLineView: Codable, Hashable, Sendable {
    /// Counts within the deployment, or within the answer for the log of an application; also the `id` of the event.
    package var seq: Int
    package var at: Date
    /// `stdout stderr` of a container, `build` or `roost`.
    package var stream: String
    package var text: String
    /// The task that printed it.
    package var task: String?
    package var release: Int?

    package init(seq: Int, at: Date, stream: String, text: String, task: String? = nil, release: Int? = nil) {
        self.seq = seq
        self.at = at
        self.stream = stream
        self.text = text
        self.task = task
        self.release = release
    }
}
