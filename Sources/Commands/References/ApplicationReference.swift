/// How a user names an application: `[team/]project/[environment/]app`, or its id.
enum ApplicationReference: Hashable {
    /// One way to read a path.
    struct Path: Hashable {
        var team: String?
        var project: String
        var environment: String?
        var application: String
    }

    case id(String)
    /// The ways to read the path: three parts may begin with a team or hold an environment, and only the server knows.
    case path([Path])

    /// - Throws: ``CommandFailure`` where the text is neither.
    init(_ text: String) throws(CommandFailure) {
        if let id = ReferenceText.id(text) {
            self = .id(id)
            return
        }
        let parts = try ReferenceText.parts(text, count: 2...4, form: "[team/]project/[environment/]app")
        switch parts.count {
        case 2: self = .path([Path(project: parts[0], application: parts[1])])
        case 3:
            self = .path([
                Path(project: parts[0], environment: parts[1], application: parts[2]),
                Path(team: parts[0], project: parts[1], application: parts[2]),
            ])
        default: self = .path([Path(team: parts[0], project: parts[1], environment: parts[2], application: parts[3])])
        }
    }
}
