import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Testing

extension ConventionRules {
    /// What every answer has.
    static let answers: [ConventionRule] = [
        ConventionRule("continues a valid trace and ignores any other") { route, world in
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let parents = [
                ("00-\(trace)-00f067aa0ba902b7-01", true), ("01-\(trace)-00f067aa0ba902b7-01-more", true),
                ("00-\(trace)-00f067aa0ba902b7-01-more", false), ("ff-\(trace)-00f067aa0ba902b7-01", false),
                ("00-\(trace)-0000000000000000-01", false), ("00-\(trace.uppercased())-00f067aa0ba902b7-01", false),
                ("00-\(String(repeating: "0", count: 32))-00f067aa0ba902b7-01", false), ("x", false),
            ]
            for (parent, isContinued) in parents {
                // Refused by its query, so that it changes nothing.
                let answer = try await world.send(route, uri: world.uri(route, query: ["other=1"]), headers: [.traceParent: parent])
                let id = try #require(answer.headers[.traceID])
                #expect((id == trace) == isContinued, "\(parent)")
                #expect(id.utf8.count == 32 && !id.contains { !"0123456789abcdef".contains($0) })
            }
        },
        ConventionRule("tells browsers to sniff, frame, run, keep and send on nothing, and lets no other origin in") { route, world in
            let uri = world.uri(route, query: ["other=1"])
            let answers = [
                try await world.send(route, uri: uri, headers: [.origin: "https://evil.example"]),
                try await world.send(route, method: .options, headers: [.origin: "https://evil.example"]),
            ]
            for answer in answers {
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[.referrerPolicy] == "no-referrer")
                #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
                #expect(!answer.headers.contains { $0.name.rawName.lowercased().hasPrefix("access-control-") })
            }
        },
        ConventionRule("answers HEAD like GET, without the body", where: { $0.method == .get && !$0.isStreaming }) { route, world in
            let get = try await world.send(route)
            let head = try await world.send(route, method: .head)
            #expect(head.status == get.status && head.body.readableBytes == 0)
            for name in [HTTPField.Name.contentType, .eTag, .contentLength] where route.path != APIPath.readiness.template {
                #expect(head.headers[name] == get.headers[name], "\(route.path) \(name)")
            }
        },
        ConventionRule("has an entity tag, and answers 304 to who has it", where: \.hasEntityTag) { route, world in
            let first = try await world.send(route)
            guard first.status == .ok else {
                // What asks Docker is refused where there is none; readiness tells it in its own form.
                if first.status == route.options.otherStatus { return }
                return try Self.expectProblem(first, .serviceUnavailable, at: route)
            }
            let tag = try #require(first.headers[.eTag], "\(route.path)")
            for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                let again = try await world.send(route, headers: [.ifNoneMatch: condition])
                #expect(again.status == .notModified && again.body.readableBytes == 0, "\(route.path) \(condition)")
                #expect(again.headers[.eTag] == tag)
            }
            #expect(try await world.send(route, headers: [.ifNoneMatch: "\"x\""]).status == .ok)
        },
        ConventionRule("gives lists in pages with a cursor and the address of the next", where: { $0.isList && $0.method == .get }) {
            route, world in
            let isPaged = route.options.query.contains { $0.name == "limit" }
            let answer = try await world.send(route, uri: world.uri(route, query: isPaged ? ["limit=1"] : []))
            let page = try JSONParser.parse(Array(answer.body.readableBytesView))
            #expect(page.names == ["items", "nextCursor"], "\(route.path)")
            #expect(!isPaged || page["items"].elements.count <= 1)
            guard case .string = page["nextCursor"] else {
                #expect(answer.headers[.nextLink] == nil)
                return
            }
            let link = try #require(answer.headers[.nextLink])
            #expect(link.hasPrefix("</") && link.hasSuffix(">; rel=\"next\""))
            let next = try await world.send(route, uri: String(link.dropFirst().prefix { $0 != ">" }))
            #expect(next.status == .ok)
            let second = try JSONParser.parse(Array(next.body.readableBytesView))
            let firsts = [second, page].map { page in
                page["items"].elements.first.map { "\($0["id"].text) \($0["number"].text) \($0["name"].text)" }
            }
            #expect(firsts[0] != nil && firsts[0] != firsts[1], "\(route.path)")
        },
    ]

    /// What holds for requests that change something.
    static let changes: [ConventionRule] = [
        ConventionRule("changes nothing that is not as the caller read it", where: \.takesIfMatch) { route, world in
            let body = try world.body(route)
            for condition in ["\"r99999\"", "\"x\"", "W/\"r1\"", "\"r99999\", \"r99998\""] {
                let answer = try await world.send(route, headers: [.ifMatch: condition], text: body)
                try Self.expectProblem(answer, .preconditionFailed, at: route)
            }
        },
        ConventionRule("takes no Idempotency-Key that is none", where: { $0.method == .post }) { route, world in
            let keys = ["a b", String(repeating: "k", count: 256)] + (route.takesIdempotencyKey ? [] : ["k1"])
            for key in keys {
                let answer = try await world.send(route, headers: [.idempotencyKey: key], text: try world.body(route))
                try Self.expectProblem(answer, .validationFailed, at: route)
                #expect(String(buffer: answer.body).contains("Idempotency-Key"))
            }
        },
        ConventionRule("has its effect once for each Idempotency-Key", where: \.takesIdempotencyKey) { route, world in
            let headers: HTTPFields = [.idempotencyKey: "key \(route.path)".replacing(" ", with: "-")]
            let slug = "s\(UInt32.random(in: 0 ... .max))"
            let body = try world.body(route, replacing: ["slug": slug, "host": "\(slug).example.com"])
            let first = try await world.send(route, headers: headers, text: body)
            let second = try await world.send(route, headers: headers, text: body)
            #expect(first.status == second.status, "\(route.path): \(String(buffer: second.body))")
            guard first.status.kind == .successful else {
                // Nothing of the world is in a state that it could act on: it is refused the same way again.
                return try Self.expectProblem(first, .conflict, at: route)
            }
            #expect(first.headers[.idempotencyReplayed] == nil && second.headers[.idempotencyReplayed] == "true")
            #expect(first.headers[.location] == second.headers[.location] && first.headers[.eTag] == second.headers[.eTag])
            if route.options.secrets.isEmpty { #expect(first.body == second.body) }
            for secret in route.options.secrets {
                #expect(String(buffer: first.body).contains("\"\(secret)\":"))
                #expect(!String(buffer: second.body).contains("\"\(secret)\":"))
            }
            let other = try await world.send(route, headers: headers, text: (body ?? "") + " ")
            try Self.expectProblem(other, .idempotencyConflict, at: route)
        },
    ]

    /// What changes or deletes the world itself: after everything else, the inner objects before the outer ones.
    static let endings: [ConventionRule] = [
        ConventionRule("makes the change that is meant for the present state", where: \.takesIfMatch) { route, world in
            let read = world.lab.registry.routes.first { $0.path == route.path && $0.method == .get }
            let tag = try await read.flatMapAsync { try await world.send($0).headers[.eTag] } ?? "\"r1\""
            let answer = try await world.send(route, headers: [.ifMatch: tag], text: try world.body(route))
            #expect(answer.status != .preconditionFailed, "\(route.method) \(route.path) with \(tag)")
            #expect(answer.status.kind == .successful || answer.status == .conflict, "\(String(buffer: answer.body))")
        }
    ]
}

extension Optional {
    fileprivate func flatMapAsync<Value>(_ transform: (Wrapped) async throws -> Value?) async throws -> Value? {
        guard let wrapped = self else { return nil }
        return try await transform(wrapped)
    }
}
