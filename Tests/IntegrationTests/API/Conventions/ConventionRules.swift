import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Testing

/// The conventions of the API, each for all routes.
enum ConventionRules {
    static let all = Self.requests + Self.queries + Self.bodies + Self.answers + Self.changes + Self.endings

    /// Expects a problem document with everything that one has.
    static func expectProblem(_ answer: TestResponse, _ codes: ErrorCode..., at route: Route) throws {
        #expect(answer.headers[.contentType] == "application/problem+json", "\(route.method) \(route.path)")
        let problem = try ContractJSON.decoder.decode(Problem.self, from: Data(buffer: answer.body))
        let code = ErrorCode(rawValue: problem.code)
        #expect(code.map(codes.contains) == true, "\(route.method) \(route.path) is \(problem.code), not \(codes): \(problem)")
        #expect(problem.status == Int(answer.status.code) && problem.status == code?.status)
        #expect(problem.title == code?.title && problem.detail?.isEmpty == false)
        #expect(problem.traceId == answer.headers[.traceID])
        #expect(problem.instance?.hasPrefix("/") == true)
    }

    /// What no request may be, whatever it asks for.
    private static let requests: [ConventionRule] = [
        ConventionRule("needs a caller", where: { !$0.isAnonymous }) { route, world in
            for token in ["", "roost_pat_x"] {
                let answer = try await world.send(route, token: token)
                try Self.expectProblem(answer, .unauthenticated, at: route)
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            }
        },
        ConventionRule("answers 405 with what it takes") { route, world in
            let path = String(world.uri(route).prefix { $0 != "?" })
            let allowed = world.lab.registry.methods(for: path)
            for method in [HTTPRequest.Method.options, .trace, .get, .post, .put, .patch, .delete] where !allowed.contains(method.rawValue)
            {
                let answer = try await world.send(route, method: method, uri: path)
                try Self.expectProblem(answer, .methodNotAllowed, at: route)
                #expect(answer.headers[.allow] == allowed.joined(separator: ", "))
            }
        },
        ConventionRule("answers 406 where no form of its answer is acceptable") { route, world in
            let answer = try await world.send(route, headers: [.accept: "image/png"])
            try Self.expectProblem(answer, .notAcceptable, at: route)
        },
        ConventionRule("answers 414 and 431 to addresses and headers beyond the limits") { route, world in
            let long = try await world.send(route, uri: world.uri(route, query: ["x=" + String(repeating: "x", count: 8 << 10)]))
            try Self.expectProblem(long, .uriTooLong, at: route)
            let large = try await world.send(route, headers: [.userAgent: String(repeating: "x", count: 17 << 10)])
            try Self.expectProblem(large, .headersTooLarge, at: route)
        },
        ConventionRule("knows nothing by an id of nothing, or by what is no id", where: { !$0.pathParameters.isEmpty }) { route, world in
            let body = try world.body(route)
            for id in [ConventionWorld.absentID, "x", "%00", "0193D1C0-0000-7000-8000-000000000000"] {
                let answer = try await world.send(route, uri: world.uri(route, id: id), text: body)
                try Self.expectProblem(answer, id == "%00" ? .malformedRequest : .notFound, at: route)
            }
        },
    ]

    private static let queries: [ConventionRule] = [
        ConventionRule("refuses parameters that it does not know", where: { !$0.options.takesOtherQuery }) { route, world in
            for name in ["other", "access_token", "Limit"] {
                let answer = try await world.send(route, uri: world.uri(route, query: ["\(name)=1"]))
                try Self.expectProblem(answer, .validationFailed, at: route)
                #expect(String(buffer: answer.body).contains("\"field\":\"\(name)\""))
            }
            let broken = try await world.send(route, uri: world.uri(route, query: ["x=%ff"]))
            try Self.expectProblem(broken, .malformedRequest, at: route)
        },
        ConventionRule("refuses values of parameters outside what it says", where: { !$0.options.query.isEmpty }) { route, world in
            for parameter in route.options.query {
                let values: [String] =
                    switch parameter.kind {
                    case .text: []
                    case .integer(let range, _): ["x", "", "\(range.lowerBound - 1)", "\(range.upperBound + 1)", "9223372036854775808"]
                    case .flag: ["1", "", "True"]
                    case .identifier, .choice: ["x", ""]
                    case .moment: ["x", "1y", "2026-01-31T12:00:00"]
                    case .cursor: route.isList ? ["x", ""] : []
                    }
                for value in values {
                    let answer = try await world.send(route, uri: world.uri(route, query: ["\(parameter.name)=\(value)"]))
                    try Self.expectProblem(answer, .validationFailed, at: route)
                    #expect(String(buffer: answer.body).contains("\"field\":\"\(parameter.name)\""))
                }
                let twice = try await world.send(route, uri: world.uri(route, query: ["\(parameter.name)=1", "\(parameter.name)=1"]))
                try Self.expectProblem(twice, .validationFailed, at: route)
            }
        },
        ConventionRule("refuses what it needs and is not given", where: { $0.options.query.contains(where: \.isRequired) }) {
            route, world in
            let answer = try await world.send(route, uri: String(world.uri(route).prefix { $0 != "?" }))
            try Self.expectProblem(answer, .validationFailed, at: route)
        },
    ]

    private static let bodies: [ConventionRule] = [
        ConventionRule("reads nothing but JSON", where: { $0.request != nil }) { route, world in
            let answer = try await world.send(route, headers: [.contentType: "text/plain"], text: "{}")
            try Self.expectProblem(answer, .unsupportedMediaType, at: route)
            for body in [Array("{\"a\":".utf8), Array("{} x".utf8), [0x22, 0xFF, 0x22], [0x00]] {
                let answer = try await world.send(route, body: body)
                try Self.expectProblem(answer, .malformedRequest, at: route)
            }
        },
        ConventionRule("refuses members that it does not know, or that come twice, and wrong types", where: { $0.request != nil }) {
            route, world in
            let example = try #require(try world.body(route))
            let object = example.hasPrefix("[") ? String(example.dropFirst().dropLast()) : example
            let rest = object.dropFirst()
            for member in ["\"unknownMember\":1", "\"unknownMember\":1,\"unknownMember\":1"] {
                let changed = "{\(member)\(rest.first == "}" ? "" : ",")\(rest)"
                let answer = try await world.send(route, text: example.hasPrefix("[") ? "[\(changed)]" : changed)
                try Self.expectProblem(answer, .validationFailed, at: route)
                #expect(String(buffer: answer.body).contains("unknownMember"))
            }
            for wrong in ["1", "\"x\"", "null", example.hasPrefix("[") ? "{}" : "[]"] {
                try Self.expectProblem(try await world.send(route, text: wrong), .validationFailed, at: route)
            }
        },
        ConventionRule("answers 413 to a body beyond the limit", where: { $0.request != nil || !$0.options.uploads.isEmpty }) {
            route, world in
            let answer = try await world.send(route, text: "{\"x\":\"" + String(repeating: "x", count: 1 << 20) + "\"}")
            try Self.expectProblem(answer, .payloadTooLarge, at: route)
        },
        ConventionRule("reads files of the types that it says alone", where: { !$0.options.uploads.isEmpty }) { route, world in
            let wrong = try await world.send(route, headers: [.contentType: "application/json"], text: "{}")
            try Self.expectProblem(wrong, .unsupportedMediaType, at: route)
            let broken = try await world.send(route, headers: [.contentType: "text/plain"], body: [0x41, 0x3D, 0xFF])
            try Self.expectProblem(broken, .malformedRequest, at: route)
            let form = try await world.send(route, headers: [.contentType: "multipart/form-data; boundary=x"], text: "no form")
            try Self.expectProblem(form, .malformedRequest, at: route)
            let line = try await world.send(route, headers: [.contentType: "text/plain"], text: "A=1\n\"=2\n")
            try Self.expectProblem(line, .validationFailed, at: route)
        },
    ]
}
