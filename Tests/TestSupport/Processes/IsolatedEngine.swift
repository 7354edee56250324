import DockerEngine
import Foundation

/// An engine of the test's own, in its own network namespace, that may be killed; it starts again by itself.
public struct IsolatedEngine: Sendable {
    /// Client, registry and marks for the test's objects on it.
    public let lab: DockerLab
    /// Address at which ports answer that containers publish on all addresses.
    public let address: String
    /// The address of its socket.
    public var host: String { "unix://\(self.folder)/docker.sock" }
    private let folder: String

    /// Sends a signal, for example `KILL`, to the daemon.
    public func kill(_ signal: String) async throws {
        try await Self.script(["kill", self.folder, signal])
    }

    /// Takes its network away without a word to anybody, as a machine does that loses its power.
    public func unplug() async throws {
        let inner = try String(contentsOfFile: "\(self.folder)/inner.pid", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        try await runTool("/usr/bin/nsenter", ["-t", inner, "-n", "/usr/sbin/ip", "link", "set", "uplink", "down"])
    }

    static func start(in folder: String) async throws -> IsolatedEngine {
        let lines = try await self.script(["start", folder], within: .seconds(90)).split(separator: "\n")
        let name = "export ISOLATED_ADDRESS="
        guard let address = lines.first(where: { $0.hasPrefix(name) })?.dropFirst(name.count) else {
            throw DockerLabError(description: "the isolated engine says nothing of its address")
        }
        let client = try DockerClient(configuration: DockerConfiguration(host: "unix://\(folder)/docker.sock"))
        let lab = DockerLab(
            client: client, registry: try labVariable("LAB_REGISTRY"), baseImage: try labVariable("LAB_BASE_IMAGE"),
            mark: "t" + String(UInt64.random(in: 0 ... .max), radix: 36))
        try await client.pullImage(lab.baseImage)
        return IsolatedEngine(lab: lab, address: String(address), folder: folder)
    }

    func stop() async throws {
        await self.lab.client.shutdown()
        try await Self.end(self.folder)
    }

    /// Ends whatever was started in a folder, also when that was not all.
    static func end(_ folder: String) async throws {
        try await self.script(["stop", folder])
        try FileManager.default.removeItem(atPath: folder)
    }

    @discardableResult
    private static func script(_ arguments: [String], within bound: Duration = .seconds(60)) async throws -> String {
        try await runTool("\(packageRoot)/ops/lab/isolated-dockerd", arguments, within: bound)
    }
}

/// Lends an engine of the test's own and ends it, with all that runs on it.
///
/// - Parameter prepare: puts files into the engine's folder before it starts.
public func withIsolatedEngine<Result: Sendable>(
    prepare: (String) throws -> Void = { _ in }, _ body: (IsolatedEngine) async throws -> Result
) async throws -> Result {
    let folder = "/tmp/roost-engine-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
    try prepare(folder)
    let engine: IsolatedEngine
    do {
        engine = try await IsolatedEngine.start(in: folder)
    } catch {
        try? await IsolatedEngine.end(folder)
        throw error
    }
    do {
        let result = try await body(engine)
        try await engine.stop()
        return result
    } catch {
        // The test's own error says more than one of ending the engine.
        try? await engine.stop()
        throw error
    }
}
