import API
import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import TestSupport
import Testing

@Suite("Tokens over the API", .timeLimit(.minutes(2)))
struct TokenTests {
    @Test("who asks is told with which token, and never its secret")
    func me() async throws {
        try await APILab.run { lab in
            let expiry = "2099-01-31T12:00:00.000Z"
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens",
                json: "{\"name\":\"ci\",\"permissions\":[\"project.read\"],\"expiresAt\":\"\(expiry)\"}", status: 201)
            let secret = try #require(made.token)
            let answer = try await lab.send(.get, "/api/me", token: secret)
            #expect(!String(buffer: answer.body).contains(secret))
            let token = try #require(try ContractJSON.decoder.decode(MeView.self, from: Data(buffer: answer.body)).token)
            #expect(token.id == made.id && token.name == "ci" && token.prefix == made.prefix && secret.hasPrefix(token.prefix))
            #expect(token.permissions == ["project.read"] && token.expiresAt == ContractDate.parse(expiry) && token.token == nil)
            #expect(try await lab.call(MeView.self, .get, "/api/me").token?.name == "bootstrap")
        }
    }

    @Test("a token that ends makes none that lives longer")
    func lifetime() async throws {
        try await APILab.run { lab in
            func create(_ expiry: String?, token: String? = nil) async throws -> TestResponse {
                let member = expiry.map { ",\"expiresAt\":\"\($0)\"" } ?? ""
                return try await lab.send(.post, "/api/tokens", token: token, json: "{\"name\":\"t\"\(member)}")
            }
            let made = try await create("2090-01-01T00:00:00Z")
            let short = try #require(try ContractJSON.decoder.decode(TokenView.self, from: Data(buffer: made.body)).token)
            for longer in ["2090-01-01T00:00:01Z", nil] {
                #expect(try lab.problem(try await create(longer, token: short)).code == "insufficient_scope")
            }
            #expect(try await create("2090-01-01T00:00:00Z", token: short).status == .created)
        }
    }

    @Test("a token that was revoked is refused at once by the server that revoked it, and by another one within a second")
    func revoked() async throws {
        try await APILab.run { lab in
            let made = try await lab.call(TokenView.self, .post, "/api/tokens", json: "{\"name\":\"short\"}", status: 201)
            let secret = try #require(made.token)
            let other = try lab.anotherServer()
            #expect(try await lab.send(.get, "/api/me", token: secret).status == .ok)
            #expect(try await other.authenticate(bearer: secret).tokenID?.description == made.id)
            #expect(try await lab.send(.delete, "/api/tokens/\(made.id)").status == .noContent)
            let revoked = ContinuousClock.now
            #expect(try await lab.send(.get, "/api/me", token: secret).status == .unauthorized)
            try await eventually(within: .seconds(5), every: .milliseconds(20), "the end of the token at the other server") {
                () -> Void? in
                let asked = ContinuousClock.now
                do {
                    _ = try await other.authenticate(bearer: secret)
                    #expect(asked - revoked < .seconds(1), "known for longer than a second")
                    return nil
                } catch ControlPlaneError.unauthenticated {
                    return ()
                }
            }
        }
    }

    @Test("a log that is followed ends when its reader's token does", .timeLimit(.minutes(1)))
    func followedLog() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let deployment = try await lab.call(
                DeploymentView.self, .post, "/api/applications/\(world.application.id)/deploy", status: 202)
            let made = try await lab.call(TokenView.self, .post, "/api/tokens", json: "{\"name\":\"reader\"}", status: 201)
            let secret = try #require(made.token)
            async let log = lab.send(.get, "/api/deployments/\(deployment.id)/logs?follow=true", token: secret)
            // The first use is noted: from then on the reader is in.
            try await eventually(within: .seconds(30), "the first use of the token") {
                let tokens = try await lab.call(Page<TokenView>.self, .get, "/api/tokens").items
                return tokens.contains { $0.id == made.id && $0.lastUsedAt != nil } ? () : nil
            }
            #expect(try await lab.send(.delete, "/api/tokens/\(made.id)").status == .noContent)
            // The deployment waits for ever: only the token's end can end the log, and it is not told as the log's own.
            let answer = try? await log
            #expect(answer.map { String(buffer: $0.body).contains("event: end") } != true)
        }
    }

    @Test("what is too large to read is told in part")
    func manyProblems() async throws {
        try await APILab.run { lab in
            let path = "/api/applications/\(try await lab.makeApplication().application.id)/variables"
            let wrong = Array(repeating: "{\"name\":\"1\",\"value\":\"x\"}", count: 400).joined(separator: ",")
            let response = try await lab.send(.put, path, json: "[\(wrong)]")
            #expect(response.status == .unprocessableContent)
            #expect(try lab.problem(response).errors?.count == 100)
        }
    }
}
