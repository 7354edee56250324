/// A place in a file, as editors and compilers write it.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// The file's name, as it was handed in.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int

    init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`.
    public var description: String { "\(self.file):\(self.line):\(self.column)" }
}
