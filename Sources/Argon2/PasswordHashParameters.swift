/// The costs that a stored hash names: `$argon2id$v=19$m=65536,t=3,p=1$salt$tag`.
struct PasswordHashParameters: Hashable, Sendable {
    /// The longest text that can be a hash of ours.
    static let maximumTextLength = 256
    static let version = "v=19"

    let memory: UInt32
    let iterations: UInt32
    let parallelism: UInt32

    init?(parsing text: String) {
        guard text.utf8.count <= Self.maximumTextLength, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == Self.version else { return nil }
        let costs = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        guard costs.count == 3, let memory = Self.cost(costs[0], "m="), let iterations = Self.cost(costs[1], "t="),
            let parallelism = Self.cost(costs[2], "p="), !parts[4].isEmpty, !parts[5].isEmpty
        else { return nil }
        self.memory = memory
        self.iterations = iterations
        self.parallelism = parallelism
    }

    private static func cost(_ text: Substring, _ prefix: String) -> UInt32? {
        text.hasPrefix(prefix) ? UInt32(text.dropFirst(prefix.count)) : nil
    }
}
