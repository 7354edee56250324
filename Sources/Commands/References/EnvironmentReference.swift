/// How a user names an environment: `[team/]project/environment`.
struct EnvironmentReference: Hashable {
    let project: ProjectReference
    let slug: String

    /// - Throws: ``CommandFailure`` for anything else.
    init(_ text: String) throws(CommandFailure) {
        let parts = try ReferenceText.parts(text, count: 2...3, form: "[team/]project/environment")
        self.slug = parts[parts.count - 1]
        self.project = parts.count == 3 ? .path(team: parts[0], project: parts[1]) : .path(team: nil, project: parts[0])
    }
}
