/// A Postgres connection string taken apart far enough to choose another database of the same server, and to see where the server is.
public struct DatabaseLocation: Sendable, Hashable {
    /// Why a connection string is not for tests.
    public enum Refusal: Error, Hashable {
        /// It is no `postgres://` or `postgresql://` URI.
        case notAURI
        /// Its server is not on this machine: tests create and drop databases.
        case notLocal(host: String)
    }

    private let scheme: String
    private let authority: String
    private let query: String?

    /// Takes apart the URI of a server on this machine.
    public init(_ uri: String) throws(Refusal) {
        guard let colon = uri.firstRange(of: "://"), ["postgres", "postgresql"].contains(uri[..<colon.lowerBound]) else { throw .notAURI }
        self.scheme = String(uri[..<colon.lowerBound])
        let rest = uri[colon.upperBound...]
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.query = parts.count > 1 ? String(parts[1]) : nil
        self.authority = String(parts.first?.prefix { $0 != "/" } ?? "")
        for host in self.hosts where !Self.isLocal(host) { throw .notLocal(host: host) }
    }

    /// The connection string of another database of the server.
    public func uri(database: String) -> String {
        "\(self.scheme)://\(self.authority)/\(database)" + (self.query.map { "?\($0)" } ?? "")
    }

    /// Every host that libpq would try; none means a socket of this machine.
    private var hosts: [String] {
        let afterUser = self.authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let named = afterUser.split(separator: ",").map { entry in
            entry.first == "[" ? String(entry.dropFirst().prefix { $0 != "]" }) : String(entry.prefix { $0 != ":" })
        }
        let asked = (self.query ?? "").split(separator: "&").flatMap { pair -> [String] in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, ["host", "hostaddr", "service"].contains(sides[0]) else { return [] }
            return sides[1].split(separator: ",").map(String.init)
        }
        return (named + asked).filter { !$0.isEmpty }
    }

    private static func isLocal(_ host: String) -> Bool {
        host.hasPrefix("/") || host.uppercased().hasPrefix("%2F") || host == "localhost" || host == "::1"
            || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}
