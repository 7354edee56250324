/// What became of an upload that was begun to see whether the registry takes it.
public struct RegistryUpload: Sendable, Hashable {
    /// How its beginning was answered; 202 is a yes.
    public let status: Int
    /// Whether the registry confirmed that the upload is given up, so that nothing of it is left.
    public let isGivenUp: Bool

    /// Puts the parts together.
    public init(status: Int, isGivenUp: Bool) {
        self.status = status
        self.isGivenUp = isGivenUp
    }
}
