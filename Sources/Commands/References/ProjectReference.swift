/// How a user names a project: `[team/]project`, or its id.
enum ProjectReference: Hashable {
    case id(String)
    case path(team: String?, project: String)

    /// - Throws: ``CommandFailure`` where the text is neither.
    init(_ text: String) throws(CommandFailure) {
        if let id = ReferenceText.id(text) {
            self = .id(id)
            return
        }
        let parts = try ReferenceText.parts(text, count: 1...2, form: "[team/]project")
        self = parts.count == 2 ? .path(team: parts[0], project: parts[1]) : .path(team: nil, project: parts[0])
    }
}
