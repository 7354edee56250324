/// An organisation that a user of GitHub's is in.
struct GitHubOrganization: Decodable, Sendable {
    let login: String
}
