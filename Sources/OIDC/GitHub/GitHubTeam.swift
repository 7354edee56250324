/// A team that a user of GitHub's is in.
struct GitHubTeam: Decodable, Sendable {
    let slug: String
    let organization: GitHubOrganization
}
