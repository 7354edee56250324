import NIOCore

/// Where a connection stands: which requests are under way, and whether there will be another.
struct ConnectionGuardState {
    /// Requests whose answer has not ended.
    private var pending = 0
    private var isReading = false
    private var bodyBytes = 0
    /// Whether the connection ends with the answer that is under way.
    private(set) var isLast = false
    /// Whether only the end of the connection is awaited.
    private(set) var isDraining = false
    /// When the request began whose answer has not begun.
    private(set) var waitingSince: NIODeadline?

    /// Whether nothing is under way, so that an answer would belong to no request.
    var isBetweenRequests: Bool { self.pending == 0 }

    mutating func requestBegan(at now: NIODeadline, isLast: Bool) {
        if self.pending == 0 { self.waitingSince = now }
        self.pending += 1
        self.isReading = true
        self.bodyBytes = 0
        if isLast { self.isLast = true }
    }

    /// Whether the body may go on: one that was answered already may not exceed what would have been read.
    mutating func bodyCame(_ count: Int, limit: Int) -> Bool {
        self.bodyBytes += count
        return self.pending > 0 || self.bodyBytes <= limit
    }

    mutating func requestEnded() {
        self.isReading = false
    }

    mutating func answerBegan(isInformational: Bool, isLast: Bool) {
        guard !isInformational else { return }
        self.waitingSince = nil
        if isLast { self.isLast = true }
    }

    mutating func answerEnded() {
        self.pending = max(0, self.pending - 1)
    }

    mutating func drain() {
        self.isDraining = true
        self.waitingSince = nil
    }
}
