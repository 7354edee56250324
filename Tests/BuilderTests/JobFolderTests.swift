import Foundation
import Model
import Testing

@testable import Builder

@Suite struct JobFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roost-jobs-\(UUID())").path

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private var entries: [String] { (try? FileManager.default.contentsOfDirectory(atPath: self.folder)) ?? [] }

    @Test func `Secrets are files that only this user reads, and are gone after the build`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.folder) }
        let secrets = [BuildSecret(name: "TOKEN", value: Array("a\0b\n".utf8)), BuildSecret(name: "EMPTY", value: [])]
        let seen = try await JobFolder.with(secrets, below: self.folder) { files throws(BuilderError) in files }
        #expect(Set(seen.keys) == ["TOKEN", "EMPTY"])
        #expect(self.entries.isEmpty)
        _ = try await JobFolder.with(secrets, below: self.folder) { files throws(BuilderError) in
            let token = files["TOKEN"] ?? ""
            #expect(FileManager.default.contents(atPath: token) == Data("a\0b\n".utf8))
            #expect((try? self.mode(token)) == 0o600)
            #expect((try? self.mode((token as NSString).deletingLastPathComponent)) == 0o700)
            #expect("\(secrets)".contains("TOKEN") && !"\(secrets)".contains("97"))
        }
    }

    @Test func `A build that fails leaves nothing, and what a killed one left is removed`() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.folder) }
        let secrets = [BuildSecret(name: "TOKEN", value: [1])]
        await #expect(throws: BuilderError.self) {
            try await JobFolder.with(secrets, below: self.folder) { _ throws(BuilderError) in throw BuilderError(.buildFailed, "no") }
        }
        #expect(self.entries.isEmpty)
        try WorkDirectory.make(self.folder + "/left")
        try Data("secret".utf8).write(to: URL(filePath: self.folder + "/left/TOKEN"))
        JobFolder.removeLeftovers(below: self.folder)
        #expect(self.entries.isEmpty)
    }

    @Test func `Without a secret there is no folder, and a name that could leave it is refused`() async throws {
        _ = try await JobFolder.with([], below: self.folder) { files throws(BuilderError) in #expect(files.isEmpty) }
        #expect(!FileManager.default.fileExists(atPath: self.folder))
        await #expect(throws: BuilderError.self) {
            try await JobFolder.with([BuildSecret(name: "../x", value: [1])], below: self.folder) { _ throws(BuilderError) in }
        }
        #expect(self.entries.isEmpty)
        try? FileManager.default.removeItem(atPath: self.folder)
    }
}
