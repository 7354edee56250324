internal import Foundation

/// How one test's own installation differs from the lab's usual one.
public struct InstallationSettings: Sendable {
    /// The engine; nil is the lab's.
    public var dockerHost: String?
    /// The registry to push to; nil is the lab's.
    public var registry: String?
    /// The address of this machine that the ingress' port is published on; empty is every one.
    public var ingressAddress = "127.0.0.1"
    /// The host by which this process reaches the ingress.
    public var ingressHost = "127.0.0.1"
    /// Work folder of the builder; nil is one in the installation's own folder.
    public var workFolder: String?
    /// Further settings of roostd.
    public var environment: [String: String] = [:]

    /// The lab's usual installation.
    public init() {}

    /// Whether applications of the tests take the product's default settings instead of short ones.
    public static var usesDefaults: Bool { ProcessInfo.processInfo.environment["ROOST_TEST_SETTINGS"] == "default" }
}

/// The package's own folder.
public let packageRoot: String = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

/// The path of a program of this package, built together with the tests.
public func builtProgram(_ name: String) throws -> String {
    let beside = (CommandLine.arguments.first.map { URL(filePath: $0).deletingLastPathComponent().appending(path: name) })?
        .path(percentEncoded: false)
    let paths = [beside, "\(packageRoot)/.build/debug/\(name)"].compactMap(\.self)
    guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
        throw DockerLabError(description: "\(name) is not built: looked for \(paths.joined(separator: ", "))")
    }
    return path
}
