import APIClient
import APIContract
import FoundationEssentials

/// Gets a token that a person approves in a browser, on this machine or another one.
struct BrowserLogin {
    /// What the pause grows by where the server is asked too often or does not answer, in seconds; RFC 8628 section 3.5.
    private static let growth = 5
    /// The longest pause, in seconds.
    private static let longestPause = 60

    /// The longest name of a machine that is sent, in characters: that of a label of a host name.
    private static let longestName = 63

    let client: RoostClient
    let context: CommandContext

    /// - Throws: ``CommandFailure`` where it is refused or nobody approves it in time, ``ClientError`` where the server is not there.
    func token() async throws -> String {
        let begun = try await self.begin()
        self.invite(begun)
        let end = self.context.now().addingTimeInterval(Double(begun.expiresInSeconds))
        var pause = min(max(1, begun.intervalSeconds), Self.longestPause)
        while true {
            try await self.context.sleep(.seconds(pause))
            do throws(ClientError) {
                let answer = try await self.client.collectDeviceToken(DeviceTokenRequest(deviceCode: begun.deviceCode))
                return answer.value.token ?? ""
            } catch {
                let growth = try Self.growth(after: error)
                pause = min(pause + growth, Self.longestPause)
                guard self.context.now() >= end else { continue }
                guard growth > 0 else { throw Self.expired }
                // A server that could not be reached until then is not there: that is what is told.
                throw error
            }
        }
    }

    private func begin() async throws -> DeviceLoginStartView {
        do throws(ClientError) {
            return try await self.client.beginDeviceLogin(DeviceLoginRequest(clientName: self.clientName)).value
        } catch {
            guard Self.status(of: error) == 404 || Self.status(of: error) == 405 else { throw error }
            throw CommandFailure(
                "this server cannot sign in through a browser",
                details: ["make a token there, and run 'roost login \(self.client.address) --with-token'"])
        }
    }

    /// What the server is told of this machine.
    private var clientName: String {
        let name = String(self.context.hostName().prefix(Self.longestName))
        return name.isEmpty ? "unnamed" : name
    }

    /// Tells the person where to go, and opens a browser where there is a display for one.
    private func invite(_ begun: DeviceLoginStartView) {
        var url = self.client.address.description + APIPath.device.template
        // A server may not have anything but a page opened.
        if let text = begun.verificationUrl, let page = try? ServerAddress(text) { url = page.description }
        let minutes = max(1, begun.expiresInSeconds / 60)
        var lines = ["To sign in, open  \(url)", "and enter the code  \(begun.userCode)  within \(minutes) min."]
        let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { self.context.environment[$0]?.isEmpty == false }
        // Behind the #: browsers send it nowhere.
        if hasDisplay, self.context.openBrowser("\(url)#code=\(APIPath.percentEncoded(begun.userCode))") {
            lines.append("A browser is opening; approve it only where it shows this code.")
        }
        for line in lines { self.context.errorOutput.write(SafeText.line(line) + "\n") }
    }

    /// How much longer to wait after an answer that is no end.
    ///
    /// - Throws: the answer, where it is one.
    private static func growth(after error: ClientError) throws -> Int {
        switch Self.status(of: error) {
        case 409: return 0
        case 403: throw CommandFailure(Self.detail(of: error) ?? "the sign-in was refused in the browser")
        case 410: throw Self.expired
        default:
            guard error.isRetriable else { throw error }
            return Self.growth
        }
    }

    private static var expired: CommandFailure {
        CommandFailure("nobody approved it in time, or the code was used", details: ["run 'roost login' once more"])
    }

    private static func detail(of error: ClientError) -> String? {
        if case .problem(let problem) = error { problem.detail } else { nil }
    }

    private static func status(of error: ClientError) -> Int? {
        switch error {
        case .problem(let problem): problem.status
        case .invalidResponse(let status, _): status
        case .unreachable, .invalidAddress, .cancelled: nil
        }
    }
}
