public import FoundationEssentials

/// How a registry answers at the base of the distribution API.
public struct RegistryAnswer: Sendable, Hashable {
    /// `https`, or `http` where it speaks no TLS.
    public let scheme: String
    /// The status of the answer; 401 is one of a registry that wants credentials.
    public let status: Int
    /// The registry's clock, to the second; nil where it does not tell.
    public let date: Date?
    /// Whether it is a registry that answers: one that says so, or that the standard's statuses are of.
    public let isRegistry: Bool

    /// Puts the parts together.
    public init(scheme: String, status: Int, date: Date?, isRegistry: Bool) {
        self.scheme = scheme
        self.status = status
        self.date = date
        self.isRegistry = isRegistry
    }
}
