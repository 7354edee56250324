/// An image reference taken apart: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Equatable, Sendable, CustomStringConvertible {
    /// Registry and repository.
    public var repository: String
    /// Tag; nil when there is none.
    public var tag: String?
    /// Digest, `sha256:…`; nil when there is none.
    public var digest: String?

    /// Takes a reference apart; whether the parts are valid is the engine's to say.
    public init(_ text: String) {
        let halves = text.split(separator: "@", maxSplits: 1)
        let name = halves.first.map(String.init) ?? ""
        digest = halves.count > 1 ? String(halves[1]) : nil
        // A colon before the last slash belongs to the registry's port.
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") {
            repository = String(name[..<colon])
            tag = String(name[name.index(after: colon)...])
        } else {
            repository = name
            tag = nil
        }
    }

    /// The parts put together again.
    public var description: String { repository + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "") }
}
