/// How the image is built.
package struct BuildView: Codable, Hashable, Sendable {
    package var type: String
    package var dockerfile: String
    @Nullable package var target: String?
    package var args: [String: String]
    package var noCache: Bool
    package var pull: Bool

    package init(type: String, dockerfile: String, target: String?, args: [String: String], noCache: Bool, pull: Bool) {
        self.type = type
        self.dockerfile = dockerfile
        self.target = target
        self.args = args
        self.noCache = noCache
        self.pull = pull
    }
}
