import Foundation
import Testing

@testable import Argon2

@Suite(.timeLimit(.minutes(2))) struct PasswordHasherTests {
    static let cheap = PasswordHasherConfiguration(memory: 256, iterations: 1)

    @Test func `The default costs are written into the hash`() async throws {
        let hash = try await PasswordHasher().hash("correct horse")
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        let parts = hash.split(separator: "$")
        // 16 bytes of salt and 32 of tag, base64 without padding.
        #expect(parts[3].count == 22)
        #expect(parts[4].count == 43)
    }

    @Test(arguments: ["", "correct horse", "pässwörd 🐓", "with\u{0}nul", String(repeating: "x", count: 1024)])
    func `The right password matches and another does not`(password: String) async throws {
        let hasher = try PasswordHasher(configuration: Self.cheap)
        let hash = try await hasher.hash(password)
        #expect(try await hasher.verify(password, against: hash) == .match(needsRehash: false))
        #expect(try await hasher.verify(String((password + "y").suffix(1024)), against: hash) == .mismatch)
    }

    @Test func `The same password gets a new salt each time`() async throws {
        let hasher = try PasswordHasher(configuration: Self.cheap)
        #expect(try await hasher.hash("secret") != hasher.hash("secret"))
    }

    @Test func `A hash of the reference implementation is understood`() async throws {
        // From the argon2 command: printf password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32 -e
        let hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        let hasher = try PasswordHasher(configuration: Self.cheap)
        #expect(try await hasher.verify("password", against: hash) == .match(needsRehash: true))
    }

    @Test(arguments: [
        "", "plain", "$2b$12$abcdefghijklmnopqrstuv", "$argon2i$v=19$m=256,t=1,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=16$m=256,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=256,t=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=-1,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=256,t=1,p=1$!$!",
    ])
    func `Text that is no affordable hash is refused`(text: String) async throws {
        let hasher = try PasswordHasher(configuration: Self.cheap)
        let error = await #expect(throws: Argon2Error.self) { try await hasher.verify("x", against: text) }
        #expect(error?.code == .malformedHash)
    }

    @Test func `A password that is too long is refused before any work`() async throws {
        let hasher = try PasswordHasher(configuration: Self.cheap)
        let error = await #expect(throws: Argon2Error.self) { try await hasher.hash(String(repeating: "x", count: 1025)) }
        #expect(error?.code == .passwordTooLong)
    }

    @Test func `As many hashes as the machine has cores do not stop the other tasks`() async throws {
        let count = ProcessInfo.processInfo.activeProcessorCount * 2
        let hasher = try PasswordHasher(
            configuration: PasswordHasherConfiguration(memory: 32 * 1024, iterations: 64, maximumConcurrent: count))
        // Another test may keep the threads of all tasks busy for as long as a round lasts: then the next one has to show it.
        var goOn = false
        for _ in 0..<5 where !goOn { goOn = try await Self.tasksGoOn(beside: count, of: hasher) }
        #expect(goOn)
    }

    /// Whether other tasks run while so many hashes are computed, for about a second each, and before any of them is done.
    private static func tasksGoOn(beside count: Int, of hasher: PasswordHasher) async throws -> Bool {
        let finished = OrderRecorder()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask {
                    _ = try await hasher.hash("secret")
                    finished.record(number)
                }
            }
            while hasher.slots.freeCount > 0, finished.order.isEmpty { await Task.yield() }
            for _ in 0..<10 { await Task.detached {}.value }
            let goOn = finished.order.isEmpty
            try await group.waitForAll()
            return goOn
        }
    }

    @Test func `Costs that Argon2 does not take are refused`() {
        for costs in [PasswordHasherConfiguration(memory: 4), .init(iterations: 0), .init(parallelism: 0), .init(maximumConcurrent: 0)] {
            #expect(throws: Argon2Error.self) { try PasswordHasher(configuration: costs) }
        }
    }

    @Test("a decoy is a hash with today's costs that no password has")
    func decoy() async throws {
        let hasher = try PasswordHasher(configuration: PasswordHasherConfiguration(memory: 64, iterations: 2))
        for _ in 0..<20 {
            let decoy = hasher.decoyHash
            #expect(decoy.hasPrefix("$argon2id$v=19$m=64,t=2,p=1$"))
            #expect(try await hasher.verify("correct horse battery", against: decoy) == .mismatch)
        }
        #expect(hasher.decoyHash != hasher.decoyHash)
    }
}
