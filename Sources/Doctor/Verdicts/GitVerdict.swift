/// What is said of git, by the version that it prints.
enum GitVerdict {
    /// The oldest version that obeys `safe.bareRepository` and has all options that mirrors are fetched with.
    static let oldestVersion = (2, 38)

    static func finding(_ text: String, program: String) -> Finding {
        // "git version 2.39.5", on some systems with more behind it.
        let words = text.split(whereSeparator: \.isWhitespace)
        let numbers = words.dropFirst(2).first?.split(separator: ".").prefix(2).compactMap { Int($0) } ?? []
        guard words.starts(with: ["git", "version"]), numbers.count == 2 else {
            return .failed(
                "git.version", "\(program) does not tell its version: \(text.prefix(80))", repair: "Install git (apt-get install git).")
        }
        let version = "git \(numbers[0]).\(numbers[1])"
        guard (numbers[0], numbers[1]) >= Self.oldestVersion else {
            return .failed(
                "git.version", "\(version) is too old to keep foreign repositories from running commands",
                repair: "Upgrade git to \(Self.oldestVersion.0).\(Self.oldestVersion.1) or later.")
        }
        return .ok("git.version", "\(version) at \(program)")
    }
}
