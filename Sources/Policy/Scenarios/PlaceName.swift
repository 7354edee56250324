/// Places of scenarios and of the command line: `system`, `TEAM`, `TEAM/PROJECT` or `TEAM/PROJECT/ENVIRONMENT`.
public enum PlaceName {
    /// The place of that name, the same for the same name; nil where it is none.
    public static func path(_ text: String) -> ResourcePath? {
        if text == "system" { return .system }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ $0.wholeMatch(of: /[a-z0-9-]+/) != nil }) else { return nil }
        return switch parts.count {
        case 1: .team(Self.id(parts[0]))
        case 2: .project(Self.id(parts[0], parts[1]), of: Self.id(parts[0]))
        case 3: .environment(Self.id(parts[0], parts[1], parts[2]), of: Self.id(parts[0], parts[1]), in: Self.id(parts[0]))
        default: nil
        }
    }

    /// `ROLE at PLACE`; nil where it is something else.
    public static func binding(_ text: String) -> RoleBinding? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3, words[1] == "at", let scope = Self.path(words[2]) else { return nil }
        return RoleBinding(role: words[0], at: scope, named: words[2])
    }

    /// What the name of an environment says of its kind.
    public static func kind(of environment: String) -> EnvironmentKind {
        if let kind = EnvironmentKind(rawValue: environment) { return kind }
        return environment.hasPrefix("preview-") ? .preview : .other
    }

    private static func id(_ names: String...) -> ScopeID {
        ScopeID(high: UInt64(names.count), low: names.reduce(FNV.offset) { FNV.hash($1, from: $0) })
    }
}
