internal import Dispatch
internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Writes log lines to a file descriptor, one behind the other, so that two lines never mix.
///
/// Of lines that come many to a second and may wait, those of a few milliseconds are written together: by itself each would cost a call of
/// the kernel. Any other line is written at once, and what came before it with it. A line that cannot be written is dropped and counted:
/// there is nowhere left to report it.
public final class DescriptorLogSink: LogSink {
    /// How long a line waits for others at most, in milliseconds.
    static let longestWait = 5
    /// The bytes that wait for others at most.
    static let mostWaiting = 64 * 1024

    /// The sink that writes to standard error.
    public static let standardError = DescriptorLogSink(descriptor: .standardError)
    /// The sink that writes to standard output.
    public static let standardOutput = DescriptorLogSink(descriptor: .standardOutput)

    private struct State {
        var waiting: [UInt8] = []
        var waitingLines = 0
        var isTimerSet = false
        var lastWritten: ContinuousClock.Instant?
        var dropped = 0
    }

    private let descriptor: FileDescriptor
    private let state = Mutex(State())

    init(descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    /// How many lines could not be written.
    public var droppedLines: Int { self.state.withLock(\.dropped) }

    /// Writes the line, or keeps it for a moment where it may wait and another one was written just now.
    public func write(_ line: [UInt8], mayWait: Bool) {
        let setsTimer = self.state.withLock { state in
            state.waiting.append(contentsOf: line)
            state.waitingLines += 1
            let now = ContinuousClock.now
            guard mayWait, state.waiting.count < Self.mostWaiting, let last = state.lastWritten,
                now - last < .milliseconds(Self.longestWait)
            else {
                self.write(&state, at: now)
                return false
            }
            defer { state.isTimerSet = true }
            return !state.isTimerSet
        }
        if setsTimer { self.setTimer() }
    }

    /// Writes what waits.
    public func flush() {
        self.state.withLock { self.write(&$0, at: .now) }
    }

    private func write(_ state: inout State, at now: ContinuousClock.Instant) {
        guard !state.waiting.isEmpty else { return }
        do { try self.descriptor.writeAll(state.waiting) } catch { state.dropped += state.waitingLines }
        state.waiting.removeAll(keepingCapacity: true)
        state.waitingLines = 0
        state.lastWritten = now
    }

    private func setTimer() {
        Self.exitHandler
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Self.longestWait)) {
            self.state.withLock { state in
                state.isTimerSet = false
                self.write(&state, at: .now)
            }
        }
    }

    /// What waits when the process ends is written by then.
    private static let exitHandler: Void = {
        atexit {
            DescriptorLogSink.standardError.flush()
            DescriptorLogSink.standardOutput.flush()
        }
    }()
}
