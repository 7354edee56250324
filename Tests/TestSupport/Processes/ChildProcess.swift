import Foundation
import Glibc

/// A program that a test started and will end: its output goes to a file, it ends by signal, and every wait has a bound.
public final class ChildProcess: Sendable {
    /// Its process id.
    public let processID: Int32
    /// The file that takes what it prints, both streams.
    public let logPath: String
    /// Gets the exit status, negative for the signal that ended it.
    private let ended = EventRecorder<Int32>()

    /// Starts a program by argument array with exactly the given environment.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String], workingDirectory: String? = nil, logPath: String
    ) throws {
        if !FileManager.default.fileExists(atPath: logPath) { try Data().write(to: URL(filePath: logPath)) }
        let log = try FileHandle(forWritingTo: URL(filePath: logPath))
        try log.seekToEnd()
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = workingDirectory.map { URL(filePath: $0) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = log
        process.standardError = log
        let ended = self.ended
        process.terminationHandler = { ended.record($0.terminationReason == .exit ? $0.terminationStatus : -$0.terminationStatus) }
        try process.run()
        try log.close()
        self.processID = process.processIdentifier
        self.logPath = logPath
    }

    /// Kills it: a test that failed before it could end a program leaves none behind.
    deinit { self.signal(SIGKILL) }

    /// Its exit status, negative for the signal that ended it; nil while it runs.
    public var exitStatus: Int32? { self.ended.events.first }

    /// Sends a signal; one that has ended is left alone.
    public func signal(_ signal: Int32) {
        guard self.exitStatus == nil else { return }
        _ = Glibc.kill(self.processID, signal)
    }

    /// Waits until it has ended.
    @discardableResult
    public func waitForExit(within bound: Duration) async throws -> Int32 {
        let ended = self.ended
        return try await within(bound, "the end of process \(self.processID) (\(self.logPath))") {
            await ended.wait(for: 1)
            guard let status = ended.events.first else { throw CancellationError() }
            return status
        }
    }

    /// Ends it with TERM, or with KILL when that takes longer than the bound, and says whether TERM was enough.
    @discardableResult
    public func end(within bound: Duration = .seconds(15)) async -> Bool {
        self.signal(SIGTERM)
        if (try? await self.waitForExit(within: bound)) != nil { return true }
        self.signal(SIGKILL)
        _ = try? await self.waitForExit(within: .seconds(5))
        return false
    }

    /// What it has printed so far.
    public var output: String {
        (try? Data(contentsOf: URL(filePath: self.logPath))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
