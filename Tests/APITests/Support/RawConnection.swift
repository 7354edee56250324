import NIOCore
import NIOPosix
import TestSupport

/// A plain TCP connection, for what no HTTP client would send.
enum RawConnection {
    /// Sends `parts` and returns all that comes back until the server closes the connection.
    static func exchange(port: Int, _ parts: [String], within limit: Duration = .seconds(10)) async throws -> String {
        try await TestSupport.within(limit, "the end of the connection") {
            try await self.connect(port: port).executeThenClose { inbound, outbound in
                async let _: Void = {
                    for part in parts {
                        // The server may close while this still writes: what it answered counts.
                        do { try await outbound.write(ByteBuffer(string: part)) } catch { break }
                    }
                }()
                var text = ""
                do { for try await bytes in inbound { text += String(buffer: bytes) } } catch {}
                return text
            }
        }
    }

    /// Sends a request and closes the connection as soon as the answer has come as far as `mark`.
    static func leave(port: Int, _ request: String, after mark: String, within limit: Duration = .seconds(10)) async throws {
        try await TestSupport.within(limit, "an answer with \(mark)") {
            try await self.connect(port: port).executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: request))
                var text = ""
                for try await bytes in inbound {
                    text += String(buffer: bytes)
                    if text.contains(mark) { return }
                }
                throw DockerLabError(description: "the answer ended before \(mark): \(text)")
            }
        }
    }

    /// Sends `start`, then `piece` again and again, until the server closes the connection; returns what it answered.
    static func drip(
        port: Int, _ start: String, _ piece: String, each interval: Duration, within limit: Duration
    ) async throws -> String {
        try await TestSupport.within(limit, "the end of a slow connection") {
            try await self.connect(port: port).executeThenClose { inbound, outbound in
                try await withThrowingTaskGroup(of: String?.self) { group in
                    group.addTask {
                        // The server closes while this writes, sooner or later.
                        try? await outbound.write(ByteBuffer(string: start))
                        while !Task.isCancelled {
                            do { try await outbound.write(ByteBuffer(string: piece)) } catch { return nil }
                            // Nothing is waited for: the pause is what makes the client slow.
                            try? await Task.sleep(for: interval)
                        }
                        return nil
                    }
                    group.addTask {
                        var text = ""
                        do { for try await bytes in inbound { text += String(buffer: bytes) } } catch {}
                        return text
                    }
                    for try await text in group {
                        guard let text else { continue }
                        group.cancelAll()
                        return text
                    }
                    return ""
                }
            }
        }
    }

    private static func connect(port: Int) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(host: "localhost", port: port) { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
        }
    }
}
