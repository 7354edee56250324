#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A pipe to oneself, which ends a wait for sockets.
struct WakeUpPipe: ~Copyable, Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    /// A process that cannot open a pipe has no descriptor for a connection either; the wait then ends with the sockets alone.
    init() {
        var ends: [Int32] = [-1, -1]
        if unsafe pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        (self.readEnd, self.writeEnd) = (ends[0], ends[1])
    }

    deinit {
        _ = SocketDescriptor.close(self.readEnd)
        _ = SocketDescriptor.close(self.writeEnd)
    }

    /// Ends the wait.
    func ring() {
        var byte: UInt8 = 1
        // A full pipe rings already.
        _ = unsafe write(self.writeEnd, &byte, 1)
    }

    /// Takes out what has rung.
    func hush() {
        _ = unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { unsafe read(self.readEnd, $0.baseAddress, $0.count) }
    }
}
