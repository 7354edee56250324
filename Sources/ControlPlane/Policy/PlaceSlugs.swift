import Model

/// A place as people write it: `TEAM`, `TEAM/PROJECT` or `TEAM/PROJECT/ENVIRONMENT`.
struct PlaceSlugs: Sendable, Hashable {
    let team: Slug
    let project: Slug?
    let environment: Slug?

    /// nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let slugs = parts.compactMap { Slug(String($0)) }
        guard (1...3).contains(parts.count), slugs.count == parts.count, let team = slugs.first else { return nil }
        self.team = team
        self.project = slugs.count > 1 ? slugs[1] : nil
        self.environment = slugs.count > 2 ? slugs[2] : nil
    }
}
