/// How a container ended.
public struct ContainerExit: Codable, Equatable, Sendable {
    /// Exit code.
    public var statusCode: Int
    /// Why waiting failed.
    public var error: ContainerExitError?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(statusCode: Int, error: ContainerExitError? = nil) {
        self.statusCode = statusCode
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case statusCode = "StatusCode"
        case error = "Error"
    }
}
