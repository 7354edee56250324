/// A version of the engine's API, for example 1.41.
public struct DockerAPIVersion: Comparable, Sendable, CustomStringConvertible {
    /// The number before the point.
    public let major: Int
    /// The number after the point.
    public let minor: Int

    /// Puts the two numbers together.
    public init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `major.minor`; nil when the text is something else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]), major >= 0, minor >= 0 else { return nil }
        self.init(major: major, minor: minor)
    }

    /// The versions that this client speaks.
    public static let supported = DockerAPIVersion(major: 1, minor: 41)...DockerAPIVersion(major: 1, minor: 52)

    /// Whether the first version is older.
    public static func < (left: DockerAPIVersion, right: DockerAPIVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    /// The newest version that client and engine both speak.
    static func negotiated(with engine: DockerVersion) throws(DockerError) -> DockerAPIVersion {
        guard let newest = DockerAPIVersion(engine.apiVersion) else {
            throw DockerError(.unsupportedVersion, "the engine names no API version")
        }
        let oldest = DockerAPIVersion(engine.minAPIVersion) ?? DockerAPIVersion(major: 1, minor: 0)
        let chosen = min(newest, supported.upperBound)
        guard chosen >= supported.lowerBound, chosen >= oldest else {
            throw DockerError(
                .unsupportedVersion,
                "engine \(engine.version) speaks API \(oldest) to \(newest); \(supported.lowerBound) to \(supported.upperBound) is needed")
        }
        return chosen
    }

    /// `major.minor`.
    public var description: String { "\(major).\(minor)" }
}
