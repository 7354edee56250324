/// What a machine calls itself, as far as it is shown and kept: nothing that could be read as markup, a command or somebody else's words.
package struct ClientName: Sendable, Hashable {
    /// The most that is read, in bytes.
    package static let mostRead = 1...255
    /// The most that is kept, in characters: a label of a host name.
    private static let mostKept = 63

    package let text: String

    /// Keeps letters and digits of ASCII, dots, hyphens and underscores.
    package init(_ text: String) {
        let kept = text.unicodeScalars.filter { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
            default: false
            }
        }
        let name = String(String.UnicodeScalarView(kept.prefix(Self.mostKept)))
        self.text = name.isEmpty ? "unnamed" : name
    }
}
