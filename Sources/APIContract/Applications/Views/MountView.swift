/// A volume seen at a path.
package struct MountView: Codable, Hashable, Sendable {
    package var volume: String
    package var path: String

    package init(volume: String, path: String) {
        self.volume = volume
        self.path = path
    }
}
