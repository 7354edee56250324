/// A volume of the application, seen by its tasks at a path.
package struct VolumeMount: Hashable, Sendable, Codable {
    /// The application's own name for it, a slug; the volume's real name is generated.
    package var volume: String
    package var path: String

    package init(volume: String, path: String) {
        self.volume = volume
        self.path = path
    }

    /// Whether `path` is an absolute path in a container that does not shadow what Roost or the kernel mounts.
    package static func isMountPath(_ path: String) -> Bool {
        guard path.hasPrefix("/"), path.utf8.count > 1, path.utf8.count <= 255, !path.hasSuffix("/") else { return false }
        guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\\") }) else { return false }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }), let first = parts.first else { return false }
        return !["proc", "sys", "dev", ".roost"].contains(String(first))
    }
}
