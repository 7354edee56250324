/// Use of block devices.
public struct BlockIOStats: Codable, Equatable, Sendable {
    /// Bytes by device and operation.
    @ZeroAsAbsent public var serviceBytes: [BlockIOEntry]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(serviceBytes: [BlockIOEntry] = []) {
        self.serviceBytes = serviceBytes
    }

    private enum CodingKeys: String, CodingKey {
        case serviceBytes = "io_service_bytes_recursive"
    }
}
