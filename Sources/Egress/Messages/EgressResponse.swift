/// An answer, whatever its status: one that leads elsewhere (3xx) is not followed.
public struct EgressResponse: Sendable {
    /// The status, such as 200.
    public let status: Int
    /// The fields before the body.
    public let headers: EgressHeaders
    /// The body as it came, not decompressed: no compressed one is asked for.
    public let body: [UInt8]

    /// Whether the status is one of success (2xx).
    public var isSuccess: Bool { (200..<300).contains(self.status) }
}
