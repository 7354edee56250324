import Builder

/// Keeps secret values out of what users are shown line by line.
///
/// By bytes: what follows a value in a line, such as a combining mark, makes another character of its end.
struct SecretMask: Sendable {
    /// A value shorter than this, in bytes, stands in too much that is no secret.
    private static let shortest = 4
    private static let mask = Array("***".utf8)

    private let values: [[UInt8]]

    init(_ secrets: [String]) {
        // A line never holds a value of several lines, but one of its lines.
        let lines = secrets.flatMap { $0.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map(Array.init) }
        // The longest first: one value may be a part of another.
        self.values = Set(lines).filter { $0.count >= Self.shortest }.sorted { $0.count > $1.count }
    }

    func apply(to line: String) -> String {
        let bytes = Array(line.utf8)
        let masked = self.values.reduce(bytes) { $0.contains($1) ? $0.replacing($1, with: Self.mask) : $0 }
        return masked == bytes ? line : String(decoding: masked, as: UTF8.self)
    }

    func apply(to error: BuilderError) -> BuilderError {
        BuilderError(
            error.code, self.apply(to: error.message), isRetriable: error.isRetriable, lastLines: error.lastLines.map { self.apply(to: $0) }
        )
    }
}
