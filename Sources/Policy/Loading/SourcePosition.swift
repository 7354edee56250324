/// A place in a file, as editors and compilers write it, or in a role that is kept elsewhere.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// The file's name, as it was handed in; that of the role where there is a field.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// The part of a role that stands in no file, such as `allow.0`; nil for a place in a file.
    public let field: String?

    init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
        self.field = nil
    }

    init(role: String, field: String) {
        self.file = role
        self.line = 1
        self.column = 1
        self.field = field
    }

    /// `file:line:column`, or `role NAME, field`.
    public var description: String {
        self.field.map { "role \(self.file), \($0)" } ?? "\(self.file):\(self.line):\(self.column)"
    }
}
