internal import Subprocess
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The processes that a program started, itself included: the group of the session that was made for it.
///
/// A program can be gone while those it started are still ending, or do not mean to.
final class ProcessGroup: Sendable {
    /// How long killed processes may take to be gone; one that waits for a disk takes longer, and is not waited for.
    private static let patience: Duration = .seconds(2)

    private let leader = Mutex<pid_t?>(nil)

    /// The program runs.
    func began(_ program: ProcessIdentifier) {
        self.leader.withLock { $0 = program.value }
    }

    /// Kills what is left of the group and returns once it is gone.
    func end() async {
        guard let leader = self.leader.withLock(\.self), leader > 1, kill(-leader, SIGKILL) == 0 else { return }
        // A task of its own, because the one that was cancelled cannot pause any more.
        await Task {
            let end = ContinuousClock.now + Self.patience
            while kill(-leader, 0) == 0, .now < end { try? await Task.sleep(for: .milliseconds(5)) }
        }.value
    }
}
