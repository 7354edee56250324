/// An address of a user of GitHub's.
struct GitHubEmail: Decodable, Sendable {
    let email: String
    let primary: Bool
    let verified: Bool
}
