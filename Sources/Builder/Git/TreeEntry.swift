/// One line of `git ls-tree -z`, with or without the size.
struct TreeEntry: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case file
        case directory
        case symbolicLink
        case submodule
        case unknown
    }

    let kind: Kind
    let hash: String
    /// In bytes; nil where it was not asked for or where the object has none.
    let size: Int?
    let path: String

    /// `<mode> <type> <hash>[ <size>]\t<path>`.
    init?(parsing record: some Sequence<UInt8>) {
        let text = String(decoding: Array(record), as: UTF8.self)
        guard let tab = text.firstIndex(of: "\t") else { return nil }
        let fields = text[..<tab].split(separator: " ")
        guard fields.count == 3 || fields.count == 4 else { return nil }
        self.kind =
            switch fields[0] {
            case "100644", "100755", "100664": .file
            case "040000": .directory
            case "120000": .symbolicLink
            case "160000": .submodule
            default: .unknown
            }
        self.hash = String(fields[2])
        self.size = fields.count == 4 ? Int(fields[3]) : nil
        self.path = String(text[text.index(after: tab)...])
    }
}
