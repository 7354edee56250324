/// How to build; in an update, the members given replace what is set.
package struct BuildRequest: Codable, Hashable, Sendable {
    package var type: BuildType?
    package var dockerfile: String?
    package var target: Change<String>
    package var args: [String: String]?
    package var noCache: Bool?
    package var pull: Bool?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case type, dockerfile, target, args, noCache, pull
    }

    package init(
        type: BuildType? = nil, dockerfile: String? = nil, target: Change<String> = .unchanged, args: [String: String]? = nil,
        noCache: Bool? = nil, pull: Bool? = nil
    ) {
        self.type = type
        self.dockerfile = dockerfile
        self.target = target
        self.args = args
        self.noCache = noCache
        self.pull = pull
    }
}
