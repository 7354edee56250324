import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Testing

@testable import ControlPlane

/// Makes requests that succeed, as far as a world allows it.
struct AuditedRouteDriver {
    /// A request that is ready to be sent.
    struct Request: Sendable {
        var headers: HTTPFields = [:]
        var body: String?
        /// The session that it comes with; nil for the token of the first user.
        var browser: APILab.Browser?
        var isAnonymous = false
        /// Where it goes; nil for the address in the world.
        var uri: String?
    }

    private static let nextPassword = "staple of correct horses"

    let lab: APILab
    let world: ConventionWorld
    private var password = APILab.password
    /// Another session of who has set up codes: without them the next login needs none.
    private var enrolled: APILab.Browser?

    init(lab: APILab, world: ConventionWorld) {
        self.lab = lab
        self.world = world
    }

    /// Prepares a request; whatever that itself leaves in the audit is there afterwards.
    mutating func request(_ route: Route) async throws -> Request {
        var request = Request(body: try self.body(route), isAnonymous: route.isAnonymous)
        if !route.options.uploads.isEmpty { request = Request(headers: [.contentType: "text/plain"], body: "A=1") }
        if route.path.hasPrefix(APIPath.deviceToken.template) || route.path.hasPrefix(APIPath.deviceLogins.template + "/{") {
            return try await self.deviceRequest(route, request)
        }
        guard route.path.hasPrefix("/api/me") || route.path == APIPath.logout.template else { return request }
        if let enrolled { _ = try await self.lab.send(.delete, APIPath.totp.template, with: enrolled) }
        self.enrolled = nil
        request.browser = try await self.lab.login("ada", self.password)
        switch route.path {
        case APIPath.mePassword.template:
            request.body = "{\"current\":\"\(self.password)\",\"new\":\"\(Self.nextPassword)\"}"
            self.password = Self.nextPassword
        case APIPath.totpConfirm.template:
            let answer = try await self.lab.send(.post, APIPath.totp.template, with: try #require(request.browser))
            let secret = try ContractJSON.decoder.decode(TOTPView.self, from: Data(buffer: answer.body)).secret
            let codes = OneTimeCode(secret: SecondFactorTests.bytes(of: secret))
            request.body = "{\"code\":\"\(codes.code(ofStep: OneTimeCode.step(at: Date())))\"}"
            self.enrolled = try await self.lab.login("ada", self.password)
        case APIPath.totp.template where route.method == .delete:
            _ = try await self.lab.send(.post, APIPath.totp.template, with: try #require(request.browser))
        case APIPath.session.template:
            let session = try await self.lab.call(Page<SessionView>.self, .get, APIPath.sessions.template).items.first
            request.uri = APIPath.session.filled(session?.id ?? "")
        default: break
        }
        return request
    }

    /// A decision about a program's sign-in, or what the program asks after one.
    private func deviceRequest(_ route: Route, _ request: Request) async throws -> Request {
        var request = request
        let begun = try await self.lab.beginDevice()
        let browser = try await self.lab.login("ada", self.password)
        guard route.path == APIPath.deviceToken.template else {
            request.browser = browser
            request.uri = route.path.replacing("{userCode}", with: begun.userCode)
            return request
        }
        _ = try await self.lab.approve(begun.userCode, with: browser)
        request.body = "{\"deviceCode\":\"\(begun.deviceCode)\"}"
        return request
    }

    func send(_ request: Request, to route: Route) async throws -> TestResponse {
        let uri = request.uri ?? self.world.uri(route)
        guard let browser = request.browser else {
            return try await self.lab.send(
                route.method, uri, token: request.isAnonymous ? "" : nil, headers: request.headers, text: request.body)
        }
        return try await self.lab.send(route.method, uri, with: browser, headers: request.headers, json: request.body)
    }

    private func body(_ route: Route) throws -> String? {
        if route.path == APIPath.login.template { return "{\"username\":\"ada\",\"password\":\"\(self.password)\"}" }
        // A change that changes nothing leaves nothing.
        if [APIPath.team.template, APIPath.project.template, APIPath.environment.template].contains(route.path), route.method == .patch {
            return "{\"name\":\"Another name\"}"
        }
        if route.path == APIPath.applicationsBulk.template,
            let application = self.lab.registry.routes.first(where: { $0.path == APIPath.application.template })
        {
            let id = self.world.uri(application).split(separator: "/").last ?? ""
            return "{\"ids\":[\"\(id)\"],\"action\":\"restart\"}"
        }
        let name = "s\(UInt32.random(in: 0 ... .max))"
        return try self.world.body(route, replacing: ["slug": name, "host": "\(name).example.com"])
    }
}

extension APILab {
    /// Sends a body of any kind: of JSON where the fields do not say otherwise.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, token: String?, headers: HTTPFields, text: String?
    ) async throws -> TestResponse {
        guard headers[.contentType] != nil, let text else {
            return try await self.send(method, uri, token: token, headers: headers, json: text)
        }
        var fields = headers
        fields[.authorization] = "Bearer \(token ?? self.token)"
        return try await self.client.executeRequest(uri: uri, method: method, headers: fields, body: ByteBuffer(string: text))
    }
}
