/// The text of a file, read by whoever may read files.
public struct PolicyFile: Hashable, Sendable {
    /// How problems name it.
    public let name: String
    /// What stands in it.
    public let text: String

    /// A file of that name with that text.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
