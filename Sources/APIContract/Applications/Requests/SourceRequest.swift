/// Where the image of a new application comes from, told apart by `type`.
package enum SourceRequest: Hashable, Sendable {
    case git(GitSourceRequest)
    case image(ImageSourceRequest)
}

extension SourceRequest: Codable {
    // Not CaseIterable: the other members are known to the type that `type` names.
    private enum CodingKeys: String, CodingKey {
        case type
    }

    package init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: CodingKeys.self).decode(SourceType.self, forKey: .type) {
        case .git: self = .git(try GitSourceRequest(from: decoder))
        case .image: self = .image(try ImageSourceRequest(from: decoder))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .git(let source): try source.encode(to: encoder)
        case .image(let source): try source.encode(to: encoder)
        }
    }
}
