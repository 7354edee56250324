public import DockerEngine
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// The lab's engine behind TLS: a server on 127.0.0.1 that wants a certificate and passes everything on to the engine's socket.
public struct TLSEngine: Sendable {
    /// Where it listens, `tcp://127.0.0.1:port`.
    public let host: String
    /// Files of a client that it knows.
    public let known: DockerTLS
    /// Files of a client that another authority signed.
    public let stranger: DockerTLS
}

/// Lends the lab's engine behind TLS.
public func withTLSEngine<R: Sendable>(_ body: (TLSEngine) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UInt32.random(in: 0 ... .max))").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let known = try await makeCertificate(in: folder, "known")
    var stranger = try await makeCertificate(in: folder, "stranger")
    stranger.authorityFile = known.authorityFile
    let socket = try Lab().dockerHost.replacing("unix://", with: "")
    let context = try serverContext(known)
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .childChannelInitializer { channel in
            ClientBootstrap(group: channel.eventLoop)
                .channelInitializer { engine in
                    engine.eventLoop.makeCompletedFuture { try engine.pipeline.syncOperations.addHandler(PassingHandler(to: channel)) }
                }
                .connect(unixDomainSocketPath: socket)
                .flatMapThrowing { engine in
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandlers([NIOSSLServerHandler(context: context), PassingHandler(to: engine)])
                }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    guard let port = server.localAddress?.port else { throw DockerLabError(description: "the TLS server has no port") }
    do {
        let result = try await body(TLSEngine(host: "tcp://127.0.0.1:\(port)", known: known, stranger: stranger))
        try await server.close()
        return result
    } catch {
        try? await server.close()
        throw error
    }
}

/// Passes bytes, and the end, on to another channel.
private final class PassingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) {
        self.other = other
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        other.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// A server that believes only clients of the same authority as its own certificate.
private func serverContext(_ files: DockerTLS) throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(files.certificateFile).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: files.keyFile, format: .pem)))
    configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(files.authorityFile ?? ""))
    configuration.certificateVerification = .noHostnameVerification
    return try NIOSSLContext(configuration: configuration)
}

/// An authority, and one certificate of it that serves both ends of a connection.
private func makeCertificate(in folder: String, _ name: String) async throws -> DockerTLS {
    let base = "\(folder)/\(name)"
    let openssl = "/usr/bin/openssl"
    let key = ["-newkey", "rsa:2048", "-nodes"]
    try await runProgram(
        openssl, ["req", "-x509"] + key + ["-keyout", "\(base)-ca.key", "-out", "\(base)-ca.pem", "-subj", "/CN=\(name)", "-days", "1"])
    try await runProgram(openssl, ["req"] + key + ["-keyout", "\(base).key", "-out", "\(base).csr", "-subj", "/CN=localhost"])
    try Data("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n".utf8).write(to: URL(fileURLWithPath: "\(base).ext"))
    try await runProgram(
        openssl,
        [
            "x509", "-req", "-in", "\(base).csr", "-CA", "\(base)-ca.pem", "-CAkey", "\(base)-ca.key", "-CAcreateserial", "-days", "1",
            "-extfile", "\(base).ext", "-out", "\(base).pem",
        ])
    return DockerTLS(authorityFile: "\(base)-ca.pem", certificateFile: "\(base).pem", keyFile: "\(base).key")
}
