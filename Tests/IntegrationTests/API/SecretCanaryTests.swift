import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Postgres
import TestSupport
import Testing

@Suite("What a thief of the databases finds", .timeLimit(.minutes(2)))
struct SecretCanaryTests {
    /// Rows as text, with the bytes in them also in hexadecimal digits as Postgres prints them.
    private static func dump(_ database: PostgresDatabase) async throws -> String {
        let tables: [String] = try await database.query(
            SQLStatement(
                "test.tables",
                "SELECT quote_ident(relname) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace")
        ) { row throws(PostgresError) in try row[0] }
        var text = ""
        for table in tables {
            let rows: [String] = try await database.query(SQLStatement("test.dump.\(table)", "SELECT t::text FROM \(table) t")) {
                row throws(PostgresError) in try row[0]
            }
            text += "\(table)\n" + rows.joined(separator: "\n") + "\n"
        }
        return text
    }

    /// The forms in which a text would be found.
    private static func forms(of secret: String) -> [String] {
        let bytes = Array(secret.utf8)
        return [
            secret, bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(), Data(bytes).base64EncodedString(),
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""),
        ]
    }

    @Test("C01, H06: without the master key neither holds a token, a password, a session, a secret variable or a second factor")
    func dumps() async throws {
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix) { lab in
                var secrets = [lab.token, APILab.password]
                let made = try await lab.call(
                    TokenView.self, .post, "/api/tokens", json: "{\"name\":\"ci\"}", status: 201, headers: [.idempotencyKey: "k1"])
                secrets.append(try #require(made.token))
                let browser = try await lab.login()
                secrets += [browser.secret, browser.csrfToken]
                let factor = try await lab.send(.post, "/api/me/totp", with: browser)
                secrets.append(try ContractJSON.decoder.decode(TOTPView.self, from: Data(buffer: factor.body)).secret)
                let application = try await lab.makeApplication().application.id
                let canary = "canary-\(UInt64.random(in: 1 << 60 ... .max))"
                secrets.append(canary)
                for body in [
                    "{\"name\":\"KEY\",\"value\":\"\(canary)\",\"secret\":true}", "{\"name\":\"OPEN\",\"value\":\"visible-\(prefix)\"}",
                ] {
                    let put = try await lab.send(.put, "/api/applications/\(application)/variables", json: "[\(body)]")
                    #expect(put.status == .ok, "\(String(buffer: put.body))")
                    #expect(!String(buffer: put.body).contains(canary))
                }

                let database = try await Self.dump(lab.database)
                // The dump is one: what is no secret is in it.
                #expect(database.contains("visible-\(prefix)") && database.contains("ada@example.com"))
                let stored = try await database + redis.dump(prefix)
                for secret in secrets {
                    #expect(secret.utf8.count >= 16)
                    for form in Self.forms(of: secret) { #expect(!stored.contains(form), "\(form) in what is stored") }
                }
            }
        }
    }
}
