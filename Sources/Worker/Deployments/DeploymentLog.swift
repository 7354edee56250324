import FoundationEssentials
import Model
import Store

/// The log of one deployment while a worker writes it: lines get their numbers here and reach Postgres in chunks.
actor DeploymentLog {
    /// A chunk's size in bytes; larger ones are written at once.
    private static let chunkSize = 65536
    /// How often a running deployment's lines are written.
    private static let flushInterval: Duration = .milliseconds(300)
    /// What is held back at most while Postgres does not answer, in lines; beyond it the log says that lines are missing.
    private static let maximumBuffered = 20000

    private let repository: DeploymentLogRepository
    private let deployment: DeploymentID
    private let epoch: Int
    private var nextSequence: Int
    private var pending: [(stream: String, text: String)] = []
    private var pendingBytes = 0
    private var dropped = 0
    private var isFlushing = false
    /// Whether the last chunk may have been stored although its writer was told otherwise.
    private var isUncertain = false

    init(repository: DeploymentLogRepository, deployment: DeploymentID, epoch: Int) async throws(StoreError) {
        self.repository = repository
        self.deployment = deployment
        self.epoch = epoch
        self.nextSequence = try await repository.open(deployment) + 1
    }

    func append(_ line: String, stream: String) async {
        guard self.pending.count < Self.maximumBuffered else {
            self.dropped += 1
            return
        }
        if self.dropped > 0 {
            self.pending.append((stream: "system", text: "… \(self.dropped) lines are missing here"))
            self.dropped = 0
        }
        self.pending.append((stream: stream, text: line))
        self.pendingBytes += line.utf8.count
        if self.pendingBytes >= Self.chunkSize { await self.flush() }
    }

    /// Says what Roost itself does.
    func note(_ line: String) async {
        await self.append(line, stream: "system")
        await self.flush()
    }

    /// Writes what is pending; what cannot be written now stays.
    func flush() async {
        guard !self.isFlushing else { return }
        self.isFlushing = true
        defer { self.isFlushing = false }
        do {
            if self.isUncertain { try await self.resume() }
            while let chunk = self.nextChunk() {
                self.isUncertain = true
                try await self.repository.append(chunk, to: self.deployment, epoch: self.epoch)
                self.isUncertain = false
                self.drop(chunk.lines.count)
            }
        } catch StoreError.stale {
            // Another worker writes this log now.
            self.drop(self.pending.count)
        } catch {
            // It stays for the next time.
        }
    }

    /// Writes what is pending every now and then while `body` runs, and the rest after it.
    func whileFlushing(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: Self.flushInterval)
                    await self.flush()
                }
            }
            defer { group.cancelAll() }
            do {
                try await body()
                await self.flush()
            } catch {
                await self.flush()
                throw error
            }
        }
    }

    /// Goes on where Postgres says that the log ends: a chunk whose answer was lost is not written twice.
    private func resume() async throws {
        let last = try await self.repository.open(self.deployment)
        self.isUncertain = false
        self.drop(max(0, last + 1 - self.nextSequence))
    }

    /// Lets go of the oldest lines, which are stored.
    private func drop(_ count: Int) {
        let stored = min(count, self.pending.count)
        self.pending.removeFirst(stored)
        self.pendingBytes = self.pending.reduce(0) { $0 + $1.text.utf8.count }
        self.nextSequence += stored
    }

    /// The oldest pending lines of one stream, as many as one chunk holds.
    private func nextChunk() -> DeploymentLogChunk? {
        guard let stream = self.pending.first?.stream else { return nil }
        var lines: [String] = []
        var size = 0
        for line in self.pending {
            guard line.stream == stream, size < Self.chunkSize else { break }
            // One line is one number: a line break inside would make two.
            lines.append(String(String.UnicodeScalarView(line.text.unicodeScalars.map { $0 == "\n" ? " " : $0 })))
            size += line.text.utf8.count
        }
        return DeploymentLogChunk(firstSequence: self.nextSequence, stream: stream, at: .now, lines: lines)
    }
}
