import Foundation
import Testing

@testable import Commands

/// The configuration file and the environment.
@Suite struct SettingsTests {
    @Test(arguments: ["https://roost.example", "a\"b\\c", "tab\tnewline\nreturn\r", "é😀", "\u{01}\u{7F}", ""])
    func `What is written is read back`(value: String) throws {
        var document = SettingsDocument()
        document["url"] = value
        document["token"] = "t"
        #expect(try SettingsDocument(parsing: document.text) == document)
    }

    @Test func `Comments, blanks and literal strings are understood`() throws {
        let document = try SettingsDocument(parsing: "# Roost\r\n\n  url = 'http://h' # here\ntoken=\"\\u0061\\U00000062\"\r\n")
        #expect(document["url"] == "http://h")
        #expect(document["token"] == "ab")
    }

    @Test(arguments: [
        "url", "url =", "url = x", "url = \"a", "url = \"a\" b", "= \"a\"", "url = \"\\q\"", "url = \"\\u12\"", "url = \"\\ud800\"",
        "[table]",
    ])
    func `Anything else names its line`(text: String) {
        let error = #expect(throws: CommandFailure.self) { try SettingsDocument(parsing: "# one\n" + text) }
        #expect(error?.message.hasPrefix("line 2 ") == true)
    }

    @Test func `The environment wins, but never lends the file's token to another server`() throws {
        let file = try SettingsDocument(parsing: "url = 'http://file'\ntoken = 'secret'\n")
        #expect(ClientSettings.merge(environment: [:], file: file) == .init(url: "http://file", token: "secret"))
        #expect(ClientSettings.merge(environment: ["ROOST_URL": "http://file"], file: file) == .init(url: "http://file", token: "secret"))
        #expect(ClientSettings.merge(environment: ["ROOST_URL": "http://other"], file: file) == .init(url: "http://other", token: nil))
        #expect(ClientSettings.merge(environment: ["ROOST_TOKEN": "t"], file: file) == .init(url: "http://file", token: "t"))
        #expect(ClientSettings.merge(environment: ["ROOST_URL": ""], file: file).url == "http://file")
    }

    @Test func `The file lies where the desktop's rules say`() {
        #expect(SettingsFile.path(environment: ["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/roost/config.toml")
        #expect(SettingsFile.path(environment: ["HOME": "/h"]) == "/h/.config/roost/config.toml")
        #expect(SettingsFile.path(environment: ["XDG_CONFIG_HOME": "relative"]) == nil)
    }

    @Test func `The file is its user's alone, and is replaced as a whole`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roost-settings-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/roost/config.toml"
        var document = SettingsDocument()
        for token in ["first", "second"] {
            document["token"] = token
            try SettingsFile.write(document, to: path)
            #expect(try SettingsFile.read(path) == document)
            #expect(try Self.mode(path) == 0o600)
        }
        #expect(try Self.mode(folder.path + "/roost") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/roost") == ["config.toml"])
    }

    private static func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
