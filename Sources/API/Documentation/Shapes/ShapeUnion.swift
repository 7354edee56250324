import APIContract

/// A type that is read as one of several, by the value of a member.
protocol ShapeUnion: Decodable {
    static var discriminator: String { get }
    static var alternatives: [any Decodable.Type] { get }
    static var sample: Self { get }
}

extension SourceRequest: ShapeUnion {
    static var discriminator: String { "type" }
    static var alternatives: [any Decodable.Type] { [GitSourceRequest.self, ImageSourceRequest.self] }
    static var sample: Self { .git(GitSourceRequest(url: "")) }
}
