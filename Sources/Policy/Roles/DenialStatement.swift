/// A rule that denies, as whoever defines its role states it.
public struct DenialStatement: Hashable, Sendable {
    /// Nil for all.
    public let permissions: [String]?
    /// Only in environments of these kinds; nil for anywhere.
    public let environments: [String]?
    /// Only where all of these labels have these values.
    public let labels: [String: String]

    /// A rule of these parts.
    public init(permissions: [String]?, environments: [String]? = nil, labels: [String: String] = [:]) {
        self.permissions = permissions
        self.environments = environments
        self.labels = labels
    }

    init(_ definition: DenyDefinition) {
        self.init(
            permissions: definition.permissions?.map(\.value), environments: definition.kinds?.map(\.rawValue).sorted(),
            labels: definition.labels)
    }
}
