public import FoundationEssentials

/// A Swarm secret to create.
///
/// Its description leaves the data out.
public struct SecretSpec: Codable, Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    /// Unique name.
    public var name: String
    /// Labels of the secret.
    @ZeroAsAbsent public var labels: [String: String]
    /// Content, at most 500 KiB; nil in what the engine returns.
    public var data: Data?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String, labels: [String: String] = [:], data: Data? = nil) {
        self.name = name
        self.labels = labels
        self.data = data
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case labels = "Labels"
        case data = "Data"
    }

    /// Name and size only.
    public var description: String { "SecretSpec(name: \(name), \(data?.count ?? 0) bytes)" }

    /// The same as the description, so that dumps show no data either.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
