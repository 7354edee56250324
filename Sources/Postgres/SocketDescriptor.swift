#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The calls on a socket's number that Swift has no other name for.
enum SocketDescriptor {
    /// A second number for the same socket, closed on exec; nil when the process has no number left.
    static func duplicate(_ descriptor: Int32) -> Int32? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy < 0 ? nil : copy
    }

    /// Whether there is something to read; does not wait.
    static func isReadable(_ descriptor: Int32) -> Bool { self.waitForInput(descriptor, milliseconds: 0) }

    /// Waits until there is something to read, and says whether there is; blocks.
    static func waitForInput(_ descriptor: Int32, milliseconds: Int) -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&state, 1, Int32(clamping: milliseconds)) > 0
    }

    /// How many bytes could be read at once.
    static func readableBytes(_ descriptor: Int32) -> Int {
        var count: Int32 = 0
        return unsafe ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// Gives a number back.
    static func close(_ descriptor: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.close(descriptor) == 0
        #elseif canImport(Musl)
            Musl.close(descriptor) == 0
        #else
            Darwin.close(descriptor) == 0
        #endif
    }
}
