/// The Redis keys of one queue; all share one hash tag, so that a cluster keeps them on one node.
struct QueueKeys: Sendable {
    private let tag: String

    init(_ configuration: QueueConfiguration) {
        self.tag = "{\(configuration.namespace):\(configuration.name)}"
    }

    /// What every script gets as `KEYS`; the prefixes are completed by job ids and group names.
    var all: [String] {
        [
            self.jobPrefix, self.key("ready"), self.key("delayed"), self.key("leases"), self.key("waiting"), self.key("dead"),
            self.key("sequence"), self.key("group:"), self.wakeChannel, self.cancelChannel,
        ]
    }

    /// Where processors hear of new work.
    var wakeChannel: String { self.key("wake") }
    /// Where processors hear of requested cancellations.
    var cancelChannel: String { self.key("cancel") }

    /// The hash of a job.
    func job(_ id: String) -> String { self.jobPrefix + id }

    private var jobPrefix: String { self.key("job:") }

    private func key(_ name: String) -> String { "\(self.tag):\(name)" }
}
