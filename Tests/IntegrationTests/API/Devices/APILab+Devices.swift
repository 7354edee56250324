import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOFoundationCompat
import Testing

extension APILab {
    /// Asks to begin a program's sign-in, as a program does.
    func tryBeginDevice(_ name: String = "laptop") async throws -> TestResponse {
        let body = try ContractJSON.encoder.encode(DeviceLoginRequest(clientName: name))
        return try await self.send(
            .post, APIPath.deviceLogins.template, token: "", json: String(decoding: body, as: UTF8.self))
    }

    /// Begins a program's sign-in.
    func beginDevice(_ name: String = "laptop") async throws -> DeviceLoginStartView {
        let answer = try await self.tryBeginDevice(name)
        #expect(answer.status == .ok)
        return try self.value(DeviceLoginStartView.self, answer)
    }

    /// Asks for the token of a device code.
    func collect(_ deviceCode: String) async throws -> TestResponse {
        let body = try ContractJSON.encoder.encode(DeviceTokenRequest(deviceCode: deviceCode))
        return try await self.send(
            .post, APIPath.deviceToken.template, token: "", json: String(decoding: body, as: UTF8.self))
    }

    /// Looks at a sign-in with a session.
    func look(_ userCode: String, with browser: Browser) async throws -> TestResponse {
        try await self.send(.get, APIPath.deviceLogin.filled(userCode), with: browser)
    }

    /// Approves a sign-in with a session.
    func approve(_ userCode: String, with browser: Browser, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await self.send(.post, APIPath.deviceApproval.filled(userCode), with: browser, headers: headers)
    }

    /// Refuses a sign-in with a session.
    func refuse(_ userCode: String, with browser: Browser) async throws -> TestResponse {
        try await self.send(.post, APIPath.deviceRefusal.filled(userCode), with: browser)
    }

    /// What programs may ask for at once in tests that are not about how often they ask.
    static func patient(_ limits: LoginLimits = LoginLimits(), most: Int = 20, lasting seconds: Int = 600) -> SessionConfiguration {
        SessionConfiguration(
            logins: limits, devices: DeviceLoginLimits(duration: .seconds(seconds), interval: .zero, mostPerAddress: most))
    }
}
