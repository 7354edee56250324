internal import NIOCore
internal import NIOPosix

/// A TCP port of 127.0.0.1 that nothing listens on right now.
public func freePort() async throws -> Int {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).get()
    let port = channel.localAddress?.port
    try await channel.close()
    guard let port else { throw DockerLabError(description: "no free port") }
    return port
}
