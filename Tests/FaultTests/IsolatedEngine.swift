import Foundation
import TestSupport

/// A Docker engine of one test's own that it may kill, apart from every other one of this machine.
struct IsolatedEngine {
    let folder: String
    let host: String
    let address: String

    fileprivate init(folder: String) async throws {
        self.folder = folder
        let text = try await runTool(Self.script, ["start", folder], environment: try Self.environment(), within: .seconds(90))
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.replacing("export ", with: "").split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
        guard let host = values["DOCKER_HOST"], let address = values["ISOLATED_ADDRESS"] else {
            throw DockerLabError(description: "isolated-dockerd printed: \(text)")
        }
        self.host = host
        self.address = address
    }

    /// Ends the daemon by a signal; it is started again after a second.
    func kill(_ signal: String) async throws {
        try await runTool(Self.script, ["kill", self.folder, signal], environment: try Self.environment())
    }

    fileprivate func stop() async throws {
        try await runTool(Self.script, ["stop", self.folder], environment: try Self.environment())
    }

    private static let script = "\(packageRoot)/ops/lab/isolated-dockerd"

    private static func environment() throws -> [String: String] {
        [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/tmp",
            "ROOST_LAB_DIR": try labVariable("ROOST_LAB_DIR"),
        ]
    }
}

/// Lends an engine and removes it afterwards.
func withIsolatedEngine<R: Sendable>(_ body: (IsolatedEngine) async throws -> R) async throws -> R {
    let folder = "/tmp/roost-eng-\(UInt32.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let engine = try await IsolatedEngine(folder: folder)
    let result: Result<R, any Error>
    do {
        result = .success(try await body(engine))
    } catch {
        result = .failure(error)
    }
    try await engine.stop()
    try? FileManager.default.removeItem(atPath: folder)
    return try result.get()
}
