/// One line of a pull's or push's progress.
public struct TransferProgress: Codable, Equatable, Sendable {
    /// What happens, in words.
    @ZeroAsAbsent public var status: String
    /// Layer or tag that it happens to.
    @ZeroAsAbsent public var id: String
    /// How far it is.
    public var detail: TransferDetail?
    /// Why it failed; the transfer ends with it.
    public var error: String?
    /// What a push left in the registry.
    public var result: PushResult?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(status: String = "", id: String = "", detail: TransferDetail? = nil, error: String? = nil, result: PushResult? = nil) {
        self.status = status
        self.id = id
        self.detail = detail
        self.error = error
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case status
        case id
        case detail = "progressDetail"
        case error
        case result = "aux"
    }
}
