/// A job to be put into a queue.
public struct JobRequest: Sendable, Hashable {
    /// The job's id; while the queue knows it, another job with the same id is not added.
    public var id: String
    /// The group whose jobs run one after the other, in the order of arrival.
    public var group: String?
    /// How urgent the job is among those of other groups: higher comes first, from -1000 to 1000.
    public var priority: Int
    /// What the handler gets, up to 64 KiB.
    public var payload: String
    /// How long the job stays invisible first.
    public var delay: Duration?

    /// The largest payload in bytes.
    public static let maximumPayloadBytes = 64 * 1024

    /// Creates a request.
    public init(id: String, group: String? = nil, priority: Int = 0, payload: String, delay: Duration? = nil) {
        self.id = id
        self.group = group
        self.priority = priority
        self.payload = payload
        self.delay = delay
    }
}

extension JobRequest {
    /// Refuses what the queue's keys and scores cannot carry.
    func validate() throws(WorkQueueError) {
        guard Self.isName(self.id) else { throw WorkQueueError(.invalidRequest, "a job id is 1 to 200 printable ASCII characters") }
        guard self.group.map(Self.isName) ?? true else {
            throw WorkQueueError(.invalidRequest, "a group name is 1 to 200 printable ASCII characters")
        }
        guard (-1000...1000).contains(self.priority) else { throw WorkQueueError(.invalidRequest, "a priority is from -1000 to 1000") }
        guard self.payload.utf8.count <= Self.maximumPayloadBytes else {
            throw WorkQueueError(.invalidRequest, "a payload is at most \(Self.maximumPayloadBytes) bytes")
        }
    }

    /// The score of the first job of this priority: lower comes first, and below it 2^40 jobs fit in order of arrival.
    var baseScore: Int64 { Int64(1000 - self.priority) << 40 }

    private static func isName(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
