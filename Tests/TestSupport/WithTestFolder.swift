internal import Foundation

/// Lends a folder of the test's own under `/tmp` and removes it afterwards.
public func withTestFolder<R: Sendable>(_ purpose: String, _ body: (String) async throws -> R) async throws -> R {
    let folder = "/tmp/roost-\(purpose)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
