import Builder
import Foundation
import Model
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct FetchTests {
    @Test func `A branch, a tag and a commit are found, and a second fetch sees the new commit`() async throws {
        try await withBuilderLab { lab in
            let source = try lab.source()
            let first = try await lab.repository.commit(["a.txt": "1"], message: "First of all\n\nBody")
            try await lab.repository.tag("v1")
            let fetched = try await lab.builder.fetch(source, log: lab.log)
            #expect(fetched.hash.rawValue == first)
            #expect(fetched.branch?.rawValue == "main")
            #expect(fetched.subject == "First of all")
            #expect(fetched.author == "Test Author")
            let second = try await lab.repository.commit(["a.txt": "2"])
            #expect(try await lab.builder.fetch(source, log: lab.log).hash.rawValue == second)
            let tag = try await lab.builder.fetch(source, reference: .tag(GitReference("v1", field: "tag")), log: lab.log)
            #expect(tag.hash.rawValue == first)
            #expect(tag.branch == nil)
            let exact = try await lab.builder.fetch(source, reference: .commit(CommitHash(first, field: "commit")), log: lab.log)
            #expect(exact.hash.rawValue == first)
        }
    }

    @Test func `A commit that no branch begins with is found by its hash alone`() async throws {
        try await withBuilderLab { lab in
            let old = try await lab.repository.commit(["a.txt": "1"])
            try await lab.repository.commit(["a.txt": "2"])
            let fetched = try await lab.builder.fetch(
                lab.source(), reference: .commit(CommitHash(old, field: "commit")), log: lab.log)
            #expect(fetched.hash.rawValue == old)
        }
    }

    @Test func `A branch that replaced one with a shorter name is fetched`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["a.txt": "1"], branch: "release")
            _ = try await lab.builder.fetch(lab.source(branch: "release"), log: lab.log)
            try await lab.repository.git("push", "-q", lab.repository.url, ":refs/heads/release")
            try await lab.repository.git("checkout", "-q", "--detach")
            try await lab.repository.git("branch", "-q", "-D", "release")
            let new = try await lab.repository.commit(["a.txt": "2"], branch: "release/2")
            #expect(try await lab.builder.fetch(lab.source(branch: "release/2"), log: lab.log).hash.rawValue == new)
        }
    }

    @Test func `A commit's words are kept as they were written`() async throws {
        try await withBuilderLab { lab in
            let subject = "red \u{1B}[31m \u{9B}2J \"q\" <b>&amp;</b> \u{202E}🐓 e\u{301}"
            try await lab.repository.commit(["a.txt": "1"], message: subject + "\n\nmore")
            let found = try await lab.builder.fetch(lab.source(), log: lab.log).subject
            #expect(found.utf8.elementsEqual(subject.utf8))
        }
    }

    @Test func `What the repository does not have is an invalid source`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["a.txt": "1"])
            let source = try lab.source()
            let missing: [BuildReference] = [
                .branch(try GitReference("nope", field: "branch")), .tag(try GitReference("nope", field: "tag")),
                .commit(try CommitHash(String(repeating: "0123456789", count: 4), field: "commit")),
            ]
            for reference in missing {
                let error = await #expect(throws: BuilderError.self) {
                    try await lab.builder.fetch(source, reference: reference, log: lab.log)
                }
                #expect(error?.code == .invalidSource)
                #expect(error?.message.contains("\(reference)") == true)
                #expect(error?.isRetriable == false)
            }
        }
    }

    @Test func `A repository that does not exist fails at once`() async throws {
        try await withBuilderLab { lab in
            let error = await #expect(throws: BuilderError.self) {
                try await lab.builder.fetch(lab.source(url: "\(labVariable("LAB_GIT_URL"))/no-such-thing.git"), log: lab.log)
            }
            #expect(error?.code == .cloneFailed)
            #expect(error?.isRetriable == false)
            let mirrors = try Self.mirrors(of: lab)
            #expect(mirrors.isEmpty)
        }
    }

    @Test func `A git server that refuses connections is tried again and then reported`() async throws {
        try await withBuilderLab { lab in
            let error = await #expect(throws: BuilderError.self) {
                try await lab.builder.fetch(lab.source(url: "http://127.0.0.1:1/app.git"), log: lab.log)
            }
            #expect(error?.code == .cloneFailed)
            #expect(error?.isRetriable == true)
            #expect(lab.log.text.contains("Attempt 2 of 3 failed"))
        }
    }

    @Test(arguments: [SlowServer.Manner.silent, .dripping])
    func `A git server that is too slow is given up within the bound`(manner: SlowServer.Manner) async throws {
        try await withSlowServer(manner) { server in
            try await withBuilderLab {
                $0.lowSpeedTime = .seconds(2)
                $0.fetchTimeout = .seconds(8)
                $0.attempts = 1
            } _: { lab in
                let clock = ContinuousClock()
                let start = clock.now
                let error = await #expect(throws: BuilderError.self) {
                    try await lab.builder.fetch(lab.source(url: "http://127.0.0.1:\(server.port)/app.git"), log: lab.log)
                }
                #expect(error?.code == .cloneFailed)
                #expect(clock.now - start < .seconds(12))
                #expect(BuilderLab.processes(containing: ":\(server.port)/app.git").isEmpty)
            }
        }
    }

    @Test func `The time cap ends a fetch whatever its speed`() async throws {
        try await withSlowServer(.dripping) { server in
            try await withBuilderLab {
                $0.fetchTimeout = .seconds(2)
            } _: { lab in
                let error = await #expect(throws: BuilderError.self) {
                    try await lab.builder.fetch(lab.source(url: "http://127.0.0.1:\(server.port)/app.git"), log: lab.log)
                }
                #expect(error?.message.contains("within 2 s") == true)
                #expect(BuilderLab.processes(containing: ":\(server.port)/app.git").isEmpty)
            }
        }
    }

    @Test func `A redirection is not followed`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["a.txt": "1"])
            try await withSlowServer(.redirecting(to: "\(lab.repository.url)/info/refs?service=git-upload-pack")) { server in
                let error = await #expect(throws: BuilderError.self) {
                    try await lab.builder.fetch(lab.source(url: "http://127.0.0.1:\(server.port)/app.git"), log: lab.log)
                }
                #expect(error?.code == .cloneFailed)
                #expect(error?.isRetriable == false)
            }
        }
    }

    @Test func `Mirrors that were fetched longest ago go when all are too large together`() async throws {
        try await withBuilderLab {
            $0.maximumMirrorsSize = 5 << 20
        } _: { lab in
            try await Self.addNoise(to: lab.repository, bytes: 3 << 20)
            _ = try await lab.builder.fetch(lab.source(), log: lab.log)
            let first = try Self.mirrors(of: lab)
            try await withLabRepository { other in
                try await Self.addNoise(to: other, bytes: 3 << 20)
                _ = try await lab.builder.fetch(lab.source(url: other.url), log: lab.log)
            }
            let second = try Self.mirrors(of: lab)
            #expect(second.count == 1)
            #expect(second != first)
        }
    }

    @Test func `Cancelling a fetch leaves no process and no mirror`() async throws {
        try await withSlowServer(.silent) { server in
            try await withBuilderLab { lab in
                let source = try lab.source(url: "http://127.0.0.1:\(server.port)/app.git")
                let fetch = Task { try await lab.builder.fetch(source, log: lab.log) }
                try await eventually(within: .seconds(45), "git at work") {
                    BuilderLab.processes(containing: ":\(server.port)/app.git").isEmpty ? nil : ()
                }
                fetch.cancel()
                let error = await #expect(throws: BuilderError.self) { try await fetch.value }
                #expect(error?.code == .cancelled)
                #expect(BuilderLab.processes(containing: ":\(server.port)/app.git").isEmpty)
                let mirrors = try Self.mirrors(of: lab)
                #expect(mirrors.isEmpty)
            }
        }
    }

    @Test func `A repository that is too large is refused and leaves nothing`() async throws {
        try await withBuilderLab {
            $0.maximumRepositorySize = 2 << 20
        } _: { lab in
            try await Self.addNoise(to: lab.repository, bytes: 6 << 20)
            let error = await #expect(throws: BuilderError.self) { try await lab.builder.fetch(lab.source(), log: lab.log) }
            #expect(error?.code == .limitExceeded)
            let mirrors = try Self.mirrors(of: lab)
            #expect(mirrors.isEmpty)
        }
    }

    @Test func `A full disk is no space, and the next fetch that fits succeeds`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("builder-full-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await runTool("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", folder])
        do {
            try await withBuilderLab {
                $0.workDirectory = folder
            } _: { lab in
                try await lab.repository.commit(["a.txt": "small"], branch: "small")
                try await Self.addNoise(to: lab.repository, bytes: 6 << 20)
                let error = await #expect(throws: BuilderError.self) { try await lab.builder.fetch(lab.source(), log: lab.log) }
                #expect(error?.code == .noSpace)
                #expect(try await lab.builder.fetch(lab.source(branch: "small"), log: lab.log).subject == "A commit")
            }
        } catch {
            try await runTool("/usr/bin/umount", [folder])
            throw error
        }
        try await runTool("/usr/bin/umount", [folder])
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test func `A damaged mirror is fetched anew`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["a.txt": "1"])
            _ = try await lab.builder.fetch(lab.source(), log: lab.log)
            let mirror = try #require(try Self.mirrors(of: lab).first)
            let packs = "\(lab.workDirectory)/mirrors/\(mirror)/objects/pack"
            for name in try FileManager.default.contentsOfDirectory(atPath: packs) {
                try Data("garbage".utf8).write(to: URL(fileURLWithPath: "\(packs)/\(name)"))
            }
            let second = try await lab.repository.commit(["a.txt": "2"])
            #expect(try await lab.builder.fetch(lab.source(), log: lab.log).hash.rawValue == second)
        }
    }

    @Test func `A mirror that is gone or damaged when the build begins is fetched anew`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["Dockerfile": lab.dockerfile("COPY . /www")])
            let source = try lab.source()
            let commit = try await lab.builder.fetch(source, log: lab.log)
            try await lab.repository.commit(["later.txt": "not in the commit that is built"])
            let request = BuildRequest(
                source: source, commit: commit.hash, settings: BuildSettings(), image: try lab.image(), labels: lab.docker.labels)
            let mirror = "\(lab.workDirectory)/mirrors/\(try #require(try Self.mirrors(of: lab).first))"
            try FileManager.default.removeItem(atPath: mirror)
            #expect(try await lab.builder.build(request, log: lab.log).id.hasPrefix("sha256:"))
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(mirror)/objects/pack") {
                try FileManager.default.removeItem(atPath: "\(mirror)/objects/pack/\(name)")
            }
            #expect(try await lab.builder.build(request, log: lab.log).id.hasPrefix("sha256:"))
        }
    }

    @Test func `What a killed fetch left does not stand in the way`() async throws {
        try await withBuilderLab { lab in
            try await lab.repository.commit(["a.txt": "1"])
            _ = try await lab.builder.fetch(lab.source(), log: lab.log)
            let mirror = "\(lab.workDirectory)/mirrors/\(try #require(try Self.mirrors(of: lab).first))"
            for leftover in ["shallow.lock", "packed-refs.lock", "objects/pack/tmp_pack_XyZ"] {
                try Data().write(to: URL(fileURLWithPath: "\(mirror)/\(leftover)"))
            }
            let second = try await lab.repository.commit(["a.txt": "2"])
            #expect(try await lab.builder.fetch(lab.source(), log: lab.log).hash.rawValue == second)
            #expect(!FileManager.default.fileExists(atPath: "\(mirror)/objects/pack/tmp_pack_XyZ"))
        }
    }

    @Test func `Eight fetches of one repository at once all get it`() async throws {
        try await withBuilderLab { lab in
            let hash = try await lab.repository.commit(["a.txt": "1"])
            let source = try lab.source()
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await lab.builder.fetch(source, log: lab.log).hash.rawValue } }
                for try await fetched in group { #expect(fetched == hash) }
            }
            #expect(try Self.mirrors(of: lab).count == 1)
        }
    }

    /// Bytes that do not compress.
    private static func addNoise(to repository: LabRepository, bytes: Int) async throws {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<bytes / 8).flatMap { _ in Self.littleEndianBytes(of: generator.next()) }
        try Data(noise).write(to: URL(fileURLWithPath: "\(repository.folder)/noise.bin"))
        try await repository.git("checkout", "-q", "-B", "main")
        try await repository.commitAll()
    }

    private static func littleEndianBytes(of value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func mirrors(of lab: BuilderLab) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(lab.workDirectory)/mirrors")
    }
}
