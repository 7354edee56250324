import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Postgres
import Store
import Testing

extension APILab {
    /// A server with a mail server, and where browsers reach it.
    static let mailing = AccountConfiguration(sendsMail: true, publicURL: "https://roost.example.com")

    /// Hands out all mails that wait, as the worker does, oldest first.
    func takeMails() async throws -> [OutgoingMail] {
        var mails: [OutgoingMail] = []
        for id in try await self.store.session.mails.waiting(after: nil, limit: 100) {
            if let mail = try await self.desk.compose(id) { mails.append(mail) }
            try await self.desk.finish(id, isSent: true)
        }
        return mails
    }

    /// Sends a request as somebody, with members that are texts.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, token: String? = nil, _ members: [String: String]
    ) async throws -> TestResponse {
        try await self.send(
            method, uri, token: token, json: String(decoding: ContractJSON.encoder.encode(members), as: UTF8.self))
    }

    /// Reads an answer.
    func value<Value: Decodable>(_ type: Value.Type = Value.self, _ answer: TestResponse) throws -> Value {
        try ContractJSON.decoder.decode(type, from: Data(buffer: answer.body))
    }

    /// Invites an address to the first user's team.
    func invite(_ email: String, _ roles: [String] = ["viewer"], token: String? = nil) async throws -> TestResponse {
        let team = try await self.call(MeView.self, .get, "/api/me").teams.first?.id ?? ""
        let body = try ContractJSON.encoder.encode(InvitationCreateRequest(email: email, roles: roles))
        return try await self.send(
            .post, "/api/teams/\(team)/invitations", token: token, json: String(decoding: body, as: UTF8.self))
    }

    /// Executes a statement of a test's own.
    func execute(_ name: String, _ sql: String, _ parameters: [any PostgresEncodable] = []) async throws {
        _ = try await self.database.execute(SQLStatement("test.\(name)", sql), parameters)
    }

    /// Everything that is kept of mails, links and invitations, as text.
    func mailDump() async throws -> String {
        var text = ""
        for table in ["mails", "account_links", "invitations", "audit_records", "users", "outbox"] {
            let rows: [String] = try await self.database.query(SQLStatement("test.dump.\(table)", "SELECT t::text FROM \(table) t"), []) {
                row throws(PostgresError) in try row[0]
            }
            text += rows.joined(separator: "\n")
        }
        return text
    }
}

extension OutgoingMail {
    /// What stands behind `#PURPOSE=` in the link of the mail.
    func secret(_ purpose: String) throws -> String {
        try #require(
            self.text.split(whereSeparator: \.isWhitespace).compactMap { word in
                word.range(of: "/account#\(purpose)=").map { String(word[$0.upperBound...]) }
            }.first)
    }
}
