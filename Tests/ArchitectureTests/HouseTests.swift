import Foundation
import Testing

@Suite("The house")
struct HouseTests {
    @Test("every module imports only what its arrows allow")
    func arrows() throws {
        let ours = Set(House.arrows.keys)
        for file in try SourceTree.sources() where !file.module.hasPrefix("C") || ours.contains(file.module) {
            let allowed = try #require(House.arrows[file.module], "\(file.module) has no place in the house: \(file.path)")
            let forbidden = file.imports.intersection(ours).subtracting(allowed).subtracting([file.module])
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted()): not an arrow of \(file.module)")
            #expect(!file.imports.contains("TestSupport"), "\(file.path) imports TestSupport: tests may know the house, not the other way")
        }
    }

    @Test("modules that belong to one place are imported nowhere else")
    func reserved() async throws {
        for file in try SourceTree.sources() {
            await Task.yield()
            for rule in House.reserved where !rule.owners.contains(file.module) {
                #expect(!file.imports.contains(rule.module), "\(file.path) imports \(rule.module): \(rule.reason)")
            }
        }
    }

    @Test("pure modules import nothing that could do input or output")
    func purity() throws {
        for file in try SourceTree.sources() {
            guard let allowed = House.pure[file.module] else { continue }
            #expect(file.imports.subtracting(allowed).isEmpty, "\(file.path) imports \(file.imports.subtracting(allowed).sorted())")
        }
    }

    @Test("what is forbidden stands in no file")
    func forbiddenText() async throws {
        for rule in House.forbidden {
            let pattern = try Regex(rule.pattern)
            await Task.yield()
            for file in try SourceTree.sources() where !rule.allowed.contains(file.module) {
                let match = file.code.firstMatch(of: pattern)
                #expect(match == nil, "\(file.path) has `\(match.map { String(file.code[$0.range]) } ?? "")`: \(rule.reason)")
            }
        }
    }

    @Test("files stay small enough to read in one go")
    func fileLength() throws {
        for file in try SourceTree.sources() {
            let length = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(length <= House.maximumFileLength, "\(file.path) has \(length) lines: more than one thing stands in it")
        }
    }

    @Test("the manifest declares the same arrows")
    func manifest() throws {
        let text = try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
        var declared: [String: Set<String>] = [:]
        for target in text.matches(of: /(?:module|program)\(\s*"(\w+)",\s*\[([^\]]*)\]/) {
            declared[String(target.1)] = Set(target.2.matches(of: /"(\w+)"/).map { String($0.1) })
        }
        #expect(declared == House.arrows)
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: SourceTree.root.appending(path: "Sources").path(percentEncoded: false))
        #expect(Set(folders.filter { !["CArgon2", "CCurl", "CHiredis", "CPostgres"].contains($0) }) == Set(House.arrows.keys))
    }

    @Test("every setting that the server reads is documented, and nothing else is")
    func settings() throws {
        let pattern = try Regex(#"(ROOST|DOCKER)_[A-Z_]+"#)
        func names(in text: String) -> Set<String> { Set(text.matches(of: pattern).map { String(text[$0.range]) }) }
        let code = try SourceTree.sources().filter { $0.module == "roostd" }.map(\.code).joined()
        let example = try String(contentsOf: SourceTree.root.appending(path: ".env.example"), encoding: .utf8)
        let documented = Set(
            example.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "=").first.map(String.init) })
        #expect(names(in: code) == documented)
        // What doctor takes for a setting: anything else that begins alike it calls a mistake.
        let list = try #require(SourceTree.sources().first { $0.path.hasSuffix("roostd/SettingNames.swift") })
        #expect(names(in: list.code) == documented)
        let readers = try SourceTree.sources().filter { $0.module == "roostd" && !$0.path.hasSuffix("SettingNames.swift") }
        #expect(names(in: readers.map(\.code).joined()) == documented)
    }

    @Test("all that seals is known to a rotation of master keys")
    func sealing() throws {
        let files = try SourceTree.sources().filter { $0.code.contains("eyring.seal(") }.map(\.path)
        #expect(
            Set(files) == House.sealing,
            "what is sealed elsewhere needs a SealedPlace in Store and a value in KeyRotationTests; then name it in House")
    }

    @Test("the check itself sees a breach")
    func checkCanFail() throws {
        let file = SourceTree.File(
            module: "Model", path: "x", text: "package import struct Foundation.Data\n@preconcurrency import NIOCore\n")
        #expect(file.imports == ["Foundation", "NIOCore"])
        #expect(try Regex(#""(/bin/|/usr/bin/)?(ba|da|z)?sh""#).firstMatchExists(in: #"run("/bin/sh")"#))
    }
}

extension Regex {
    fileprivate func firstMatchExists(in text: String) -> Bool { text.firstMatch(of: self) != nil }
}
