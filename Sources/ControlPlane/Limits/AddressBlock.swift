/// The addresses that one party has as a rule: an IPv4 address, or the 64 first bits of one of IPv6.
struct AddressBlock: Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ address: String) {
        guard address.contains(":"), !address.contains(".") else {
            self.description = address
            return
        }
        let bare = address.prefix { $0 != "%" }
        let halves = bare.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        var groups = halves.first.map { $0.split(separator: ":").map(String.init) } ?? []
        if halves.count == 2 {
            let tail = halves[1].split(separator: ":").map(String.init)
            groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail.count)) + tail
        }
        let digits = groups.prefix(4).map { group in String(group.drop { $0 == "0" }).lowercased() }
        self.description = digits.map { $0.isEmpty ? "0" : $0 }.joined(separator: ":") + "::/64"
    }
}
