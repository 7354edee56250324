/// What of GitHub's answer about a user is used.
struct GitHubUser: Decodable, Sendable {
    let id: Int64
    let login: String
    let name: String?
}
