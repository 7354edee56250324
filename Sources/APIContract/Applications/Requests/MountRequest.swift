/// A volume seen at a path.
package struct MountRequest: Codable, Hashable, Sendable {
    package var volume: String
    package var path: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case volume, path
    }

    package init(volume: String, path: String) {
        self.volume = volume
        self.path = path
    }
}
