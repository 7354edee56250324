/// Version of an engine.
public struct DockerVersion: Codable, Equatable, Sendable {
    /// For example `20.10.24`.
    @ZeroAsAbsent public var version: String
    /// Newest API version it speaks.
    @ZeroAsAbsent public var apiVersion: String
    /// Oldest API version it speaks.
    @ZeroAsAbsent public var minAPIVersion: String
    /// For example `linux`.
    @ZeroAsAbsent public var os: String
    /// For example `amd64`.
    @ZeroAsAbsent public var arch: String
    /// Kernel of the machine.
    @ZeroAsAbsent public var kernelVersion: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        version: String = "", apiVersion: String = "", minAPIVersion: String = "", os: String = "", arch: String = "",
        kernelVersion: String = ""
    ) {
        self.version = version
        self.apiVersion = apiVersion
        self.minAPIVersion = minAPIVersion
        self.os = os
        self.arch = arch
        self.kernelVersion = kernelVersion
    }

    private enum CodingKeys: String, CodingKey {
        case version = "Version"
        case apiVersion = "ApiVersion"
        case minAPIVersion = "MinAPIVersion"
        case os = "Os"
        case arch = "Arch"
        case kernelVersion = "KernelVersion"
    }
}
