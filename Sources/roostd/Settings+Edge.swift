import API
import Egress
import FoundationEssentials

extension Settings {
    /// How large and how slow a request may be.
    func apiLimits() throws(SettingsError) -> APILimits {
        APILimits(
            bodySize: 1024 * (try self.number("ROOST_BODY_KIB", default: 1024, in: 64...1_048_576)),
            headerSize: 1024 * (try self.number("ROOST_HEADERS_KIB", default: 16, in: 4...256)),
            targetSize: 1024 * (try self.number("ROOST_TARGET_KIB", default: 8, in: 1...64)),
            requestDuration: .seconds(try self.number("ROOST_REQUEST_SECONDS", default: 30, in: 5...600)),
            connections: try self.number("ROOST_CONNECTIONS", default: 4096, in: 16...1_000_000))
    }

    /// The names under which the server may be asked: any where it does not know its own.
    func hostNames(listeningOn host: String) throws(SettingsError) -> HostNames {
        let others = self.text("ROOST_HOSTS", default: "").split { $0 == "," || $0.isWhitespace }.map(String.init)
        for name in others where !Self.isHostName(name) {
            throw SettingsError(variable: "ROOST_HOSTS", problem: "must be names separated by commas, without ports: `\(name)` is none")
        }
        let own = self.publicHost
        guard own != nil || !others.isEmpty || Self.isLoopback(host) else { return .any }
        return HostNames(others + [own].compactMap(\.self))
    }

    /// The name under which browsers reach the server; nil where that is not set.
    var publicHost: String? { self.optional("ROOST_PUBLIC_URL").flatMap { URL(string: $0)?.host() } }

    private static func isHostName(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
            default: false
            }
        }
    }

    /// The proxies whose word is taken for who comes to them.
    func trustedProxies() throws(SettingsError) -> TrustedProxies {
        let ranges: [AddressRange]
        do {
            ranges = try AddressRange.list(self.text("ROOST_TRUSTED_PROXIES", default: ""))
        } catch {
            throw SettingsError(variable: "ROOST_TRUSTED_PROXIES", problem: "cannot be used: \(error.message)")
        }
        guard !ranges.isEmpty else { return .none }
        return TrustedProxies { text in
            guard let address = IPAddress(text)?.unmapped else { return nil }
            return ForwardedHop(address: address.description, isTrusted: ranges.contains { $0.contains(address) })
        }
    }
}
