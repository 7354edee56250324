/// Keeps secret values out of what users are shown line by line.
struct SecretMask: Sendable {
    /// A value shorter than this, in bytes, stands in too much that is no secret.
    private static let shortest = 4

    private let values: [String]

    init(_ secrets: [String]) {
        // A line never holds a value of several lines, but one of its lines.
        let lines = secrets.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
        self.values = Set(lines).filter { $0.utf8.count >= Self.shortest }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    func apply(to line: String) -> String {
        self.values.reduce(line) { $0.contains($1) ? $0.replacing($1, with: "***") : $0 }
    }
}
