import API
import ControlPlane
import FoundationEssentials
import Model

extension Settings {
    /// How long sessions last, and how they reach browsers.
    func sessions() throws(SettingsError) -> SessionConfiguration {
        SessionConfiguration(
            duration: .seconds(86_400 * (try self.number("ROOST_SESSION_DAYS", default: 7, in: 1...7))),
            idleDuration: .seconds(3600 * (try self.number("ROOST_SESSION_IDLE_HOURS", default: 24, in: 1...168))),
            proofDuration: .seconds(60 * (try self.number("ROOST_SESSION_PROOF_MINUTES", default: 10, in: 1...1440))),
            isPlain: try self.isReachedPlainly(), logins: try self.logins(), devices: try self.devices())
    }

    /// How programs sign in through a browser.
    private func devices() throws(SettingsError) -> DeviceLoginLimits {
        DeviceLoginLimits(
            duration: .seconds(60 * (try self.number("ROOST_DEVICE_MINUTES", default: 10, in: 1...60))),
            interval: .seconds(try self.number("ROOST_DEVICE_INTERVAL_SECONDS", default: 5, in: 1...60)),
            tokenDuration: .seconds(86_400 * (try self.number("ROOST_DEVICE_TOKEN_DAYS", default: 90, in: 1...3650))),
            mostPerAddress: try self.number("ROOST_DEVICE_LOGINS_PER_ADDRESS", default: 20, in: 1...1_000_000),
            most: try self.number("ROOST_DEVICE_LOGINS", default: 1000, in: 1...1_000_000))
    }

    /// How often one may try to sign in.
    private func logins() throws(SettingsError) -> LoginLimits {
        LoginLimits(
            attempts: try self.number("ROOST_LOGIN_ATTEMPTS", default: 10, in: 1...100),
            addressAttempts: try self.number("ROOST_LOGIN_ATTEMPTS_PER_ADDRESS", default: 50, in: 1...1_000_000),
            period: .seconds(60 * (try self.number("ROOST_LOGIN_MINUTES", default: 10, in: 1...1440))))
    }

    /// What passwords must be.
    func passwordRules() throws(SettingsError) -> PasswordRules {
        let path = self.text("ROOST_PASSWORD_LIST", default: "/usr/share/dict/cracklib-small")
        let words = PasswordWords(list: Array(FileManager.default.contents(atPath: path) ?? Data()))
        guard words.count >= Self.fewestWords else {
            throw SettingsError(
                variable: "ROOST_PASSWORD_LIST",
                problem: "must name a file of \(Self.fewestWords) words or more, one a line; Debian's package cracklib-runtime has one")
        }
        let sites = ["roost", self.publicHost, self.optional("ROOST_INGRESS_DOMAIN")]
        return PasswordRules(words: words, siteNames: sites.compactMap(\.self))
    }

    /// A list that keeps out what is guessed has thousands.
    private static let fewestWords = 1000

    /// Whether browsers reach the server without TLS, which is for the machine itself alone.
    private func isReachedPlainly() throws(SettingsError) -> Bool {
        guard let text = self.optional("ROOST_PUBLIC_URL") else {
            // Whoever lets other machines in puts TLS before it, or nobody can sign in.
            return Self.isLoopback(try self.api().host)
        }
        guard let url = URL(string: text), let host = url.host(), let scheme = url.scheme, ["http", "https"].contains(scheme) else {
            throw SettingsError(variable: "ROOST_PUBLIC_URL", problem: "must be an http or https address")
        }
        guard scheme == "https" || Self.isLoopback(host) else {
            throw SettingsError(variable: "ROOST_PUBLIC_URL", problem: "must be https, but for this machine itself (localhost)")
        }
        return scheme == "http"
    }

    /// Where browsers reach the server, without a slash at the end.
    func publicURL() throws(SettingsError) -> String {
        _ = try self.isReachedPlainly()
        if let text = self.optional("ROOST_PUBLIC_URL") { return String(text.reversed().drop { $0 == "/" }.reversed()) }
        let api = try self.api()
        guard Self.isLoopback(api.host) else {
            throw SettingsError(variable: "ROOST_PUBLIC_URL", problem: "must be set: providers and mails send browsers there")
        }
        return "http://\(api.host.contains(":") ? "[\(api.host)]" : api.host):\(api.port)"
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
    }
}
