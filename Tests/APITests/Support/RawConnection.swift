import NIOCore
import NIOPosix

/// A plain TCP connection, for what no HTTP client would send.
enum RawConnection {
    struct TimedOut: Error {}

    /// Sends `parts` and returns all that comes back until the server closes the connection.
    static func exchange(port: Int, _ parts: [String], within limit: Duration = .seconds(10)) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "localhost", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask {
                    for part in parts {
                        // The server may close while this still writes: what it answered counts.
                        do { try await outbound.write(ByteBuffer(string: part)) } catch { break }
                    }
                    return nil
                }
                group.addTask {
                    var text = ""
                    do { for try await bytes in inbound { text += String(buffer: bytes) } } catch {}
                    return text
                }
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw TimedOut()
                }
                defer { group.cancelAll() }
                while let result = try await group.next() { if let text = result { return text } }
                throw TimedOut()
            }
        }
    }
}
