/// The command that asks an application without a name service: its host in a header, the ingress by address.
enum CurlLine {
    /// The line for `url`; nil where the name of the host is looked up in the usual way.
    ///
    /// - Parameter ingress: the address of the ingress, `host:port` with or without `http://`; without, hosts below `localhost` are here.
    static func text(url: String, ingress: String?) -> String? {
        guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
        let scheme = url[..<start]
        let rest = url[start...]
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        let host = authority.prefix { $0 != ":" }
        let port = authority.dropFirst(host.count)
        var address = ingress.map { text in String(text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]) }
        while address?.hasSuffix("/") == true { address?.removeLast() }
        if address?.isEmpty != false { address = host.hasSuffix(".localhost") ? "127.0.0.1\(port)" : nil }
        guard let address else { return nil }
        let isPlain = (authority + path + address).utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "'") }
        return isPlain ? "curl -H 'Host: \(authority)' '\(scheme)\(address)\(path)'" : nil
    }
}
