internal import Synchronization
internal import SystemPackage

/// Writes log lines to a file descriptor, one at a time, so that two lines never mix.
///
/// A line that cannot be written is dropped and counted: there is nowhere left to report it.
public final class DescriptorLogSink: LogSink {
    /// The sink that writes to standard error.
    public static let standardError = DescriptorLogSink(descriptor: .standardError)
    /// The sink that writes to standard output.
    public static let standardOutput = DescriptorLogSink(descriptor: .standardOutput)

    private let descriptor: FileDescriptor
    private let dropped = Mutex(0)

    init(descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    /// How many lines could not be written.
    public var droppedLines: Int { self.dropped.withLock { $0 } }

    /// Writes the line, waiting for other lines to be finished first.
    public func write(_ line: [UInt8]) {
        self.dropped.withLock { dropped in
            do { try self.descriptor.writeAll(line) } catch { dropped += 1 }
        }
    }
}
