import Foundation
import TestSupport
import Testing
import Vault

/// `roostd keys` needs a file and a database, so this runs outside of the installation.
@Suite("Master keys on the command line", .timeLimit(.minutes(5)))
struct KeysProgramTests {
    /// A key file and a database of the test's own.
    struct Setting {
        let database: TestDatabase
        let keyFile: String

        var environment: [String: String] {
            [
                "ROOST_DATABASE_URL": self.database.url, "ROOST_MIGRATIONS_DIR": "\(packageRoot)/Migrations",
                "ROOST_MASTER_KEY_FILE": self.keyFile,
            ]
        }

        /// The keys, the current one first.
        var lines: [String] {
            get throws { try String(contentsOfFile: self.keyFile, encoding: .utf8).split(separator: "\n").map(String.init) }
        }
        var ids: [String] { get throws { try self.lines.map { String($0.prefix { $0 != ":" }) } } }

        func write(_ lines: [String], mode: Int = 0o600) throws {
            try? FileManager.default.removeItem(atPath: self.keyFile)
            let text = lines.map { $0 + "\n" }.joined()
            try #require(
                FileManager.default.createFile(atPath: self.keyFile, contents: Data(text.utf8), attributes: [.posixPermissions: mode]))
        }

        func run(_ arguments: String...) async throws -> CommandOutcome {
            try await runCommand(try builtProgram("roostd"), arguments, environment: self.environment, within: .seconds(120))
        }

        /// Lets mails wait that the current key seals.
        func mail(_ count: Int) async throws {
            let keyring = try MasterKeyring(parsing: String(contentsOfFile: self.keyFile, encoding: .utf8))
            var rows: [String] = []
            for number in 0..<count {
                let id = UUID().uuidString.lowercased()
                let sealed = try keyring.seal(Array("mail \(number)".utf8), context: "mail|\(id)|1")
                let digits = sealed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                rows.append("('\(id)', '\\x\(digits)', now() + interval '1 day')")
            }
            let file = "\(self.keyFile).sql"
            try "INSERT INTO mails (id, sealed, expires_at) VALUES \(rows.joined(separator: ","));"
                .write(toFile: file, atomically: true, encoding: .utf8)
            try await runTool("/usr/bin/psql", [self.database.url, "-q", "-v", "ON_ERROR_STOP=1", "-f", file])
            try FileManager.default.removeItem(atPath: file)
        }

        /// How many mails a key seals.
        func mails(under key: String) async throws -> Int {
            Int(try await self.sql("SELECT count(*) FROM mails WHERE sealed_key(sealed) = '\(key)'")) ?? -1
        }

        @discardableResult
        func sql(_ statement: String) async throws -> String {
            try await runTool("/usr/bin/psql", [self.database.url, "-qAtc", statement])
        }
    }

    private static func with(_ body: (Setting) async throws -> Void) async throws {
        try await withTestFolder("keys") { folder in
            try await withTestDatabaseAddress { database in
                let setting = Setting(database: database, keyFile: "\(folder)/master.key")
                let made = try await setting.run("keys", "generate")
                #expect(made.status == 0, "\(made)")
                try setting.write([made.output.trimmingCharacters(in: .whitespacesAndNewlines)])
                try await body(setting)
            }
        }
    }

    @Test("A20: a key that is missing, weak, short or readable for others is refused before anything is done with it")
    func weak() async throws {
        try await Self.with { setting in
            let good = try setting.lines
            #expect(good.count == 1 && good[0].split(separator: ":").last.map { Data(base64Encoded: String($0))?.count } == 32)
            let zeros = "k:" + Data(repeating: 0, count: 32).base64EncodedString()
            let short = "k:" + Data((0..<31).map { UInt8($0) }).base64EncodedString()
            for (lines, mode, words) in [
                ([zeros], 0o600, "is not random"), ([short], 0o600, "has 31 bytes"), ([], 0o600, "there is no master key"),
                (good, 0o644, "mode 0600"), ([good[0], good[0]], 0o600, "is given twice"),
            ] {
                try setting.write(lines, mode: mode)
                for command in [["serve"], ["keys", "status"], ["keys", "rotate"]] {
                    let refused = try await runCommand(
                        try builtProgram("roostd"), command, environment: setting.environment, within: .seconds(30))
                    #expect(refused.status == 1 && refused.errors.contains("Error: ROOST_MASTER_KEY_FILE "), "\(command): \(refused)")
                    #expect(refused.errors.contains(words), "\(command): \(refused)")
                }
                #expect(try setting.lines == lines, "the file is as it was")
            }
        }
    }

    @Test("H05: a rotation makes a key, wraps all with it, tells what is no longer needed, and is in the audit; then the old key can go")
    func rotation() async throws {
        try await Self.with { setting in
            let old = try setting.lines
            let first = try await setting.run("keys", "rotate")
            #expect(first.status == 0 && first.output.contains("1 keys of the installation"), "\(first)")
            let lines = try setting.lines
            #expect(lines.count == 2 && lines.last == old.last)
            let ids = try setting.ids
            #expect(first.output.contains("everything is sealed with \(ids[0])") && first.output.contains("no longer needed"), "\(first)")
            #expect(!lines.contains { first.output.contains($0.drop { $0 != ":" }.dropFirst()) }, "no key is printed")
            let attributes = try FileManager.default.attributesOfItem(atPath: setting.keyFile)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let left = try FileManager.default.contentsOfDirectory(atPath: URL(filePath: setting.keyFile).deletingLastPathComponent().path)
            #expect(left == ["master.key"])
            #expect(try await setting.sql("SELECT resource FROM audit_records WHERE action = 'key.rotate'") == "key/\(ids[0])")
            let both = try await setting.run("keys", "status")
            #expect(both.status == 0 && both.output.contains("\(ids[0])  current  1 values"), "\(both)")
            #expect(both.output.contains("\(ids[1])  unused  0 values"), "\(both)")

            try setting.write([lines[0]])
            let alone = try await setting.run("keys", "status")
            #expect(alone.status == 0 && !alone.output.contains(ids[1]), "\(alone)")
        }
    }

    @Test(
        """
        H05: a rotation that is killed in the middle leaves values under both keys, without one of them no server starts, and --resume \
        goes on with the key that was made
        """)
    func killed() async throws {
        try await Self.with { setting in
            let old = try setting.ids[0]
            let count = 3000
            try await setting.mail(count)
            // So that the middle lasts.
            try await setting.sql(
                """
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END $$;
                CREATE TRIGGER slow BEFORE UPDATE ON mails FOR EACH ROW EXECUTE FUNCTION slow()
                """)
            let rotation = try ChildProcess(
                try builtProgram("roostd"), ["keys", "rotate"], environment: setting.environment, logPath: "\(setting.keyFile).log")
            try await eventually(within: .seconds(60), "the middle of the rotation: \(rotation.output)") {
                let left = try await setting.mails(under: old)
                return left > 0 && left < count ? () : nil
            }
            let second = try await setting.run("keys", "rotate")
            #expect(second.status == 1 && second.errors.contains("by another 'roostd keys rotate'"), "\(second)")
            rotation.signal(SIGKILL)
            #expect(try await rotation.waitForExit(within: .seconds(20)) == -SIGKILL)
            let lines = try setting.lines
            let ids = try setting.ids
            #expect(lines.count == 2 && ids[1] == old)
            let left = try await setting.mails(under: old)
            #expect(left > 0 && left < count)
            #expect(try await setting.mails(under: ids[0]) == count - left)

            try setting.write([lines[0]])
            try await Self.expectRefusal(setting, missing: old)
            try setting.write(lines)
            try await setting.sql("DROP TRIGGER slow ON mails")
            let resumed = try await setting.run("keys", "rotate", "--resume")
            #expect(resumed.status == 0 && resumed.output.contains("\(left) mails that wait"), "\(resumed)")
            #expect(try setting.lines == lines)
            #expect(try await setting.mails(under: ids[0]) == count)
        }
    }

    /// What is said where a key is gone that values are sealed with.
    private static func expectRefusal(_ setting: Setting, missing key: String) async throws {
        let serve = try await setting.run("serve")
        #expect(serve.status == 1 && serve.errors.contains("Error: ROOST_MASTER_KEY_FILE lacks keys"), "\(serve)")
        #expect(serve.errors.contains(key) && serve.errors.contains("--without-keys"), "\(serve)")
        let status = try await setting.run("keys", "status")
        #expect(status.status == 1 && status.output.contains("\(key)  missing"), "\(status)")
        let doctor = try await setting.run("doctor")
        let line = doctor.output.split(separator: "\n").first { $0.contains("keys.use") }
        #expect(doctor.status == 1 && line?.contains("failed") == true && line?.contains(key) == true, "\(doctor)")
        let rotate = try await setting.run("keys", "rotate", "--resume")
        #expect(rotate.status == 1 && rotate.output.contains("other keys are still needed"), "\(rotate)")
    }
}
