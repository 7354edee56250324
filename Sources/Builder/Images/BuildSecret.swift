/// A value that the steps of a build may read and that the image never holds.
package struct BuildSecret: Sendable, Hashable, CustomStringConvertible {
    /// The id by which a Dockerfile names it; it is a file's name as well.
    package let name: String
    package let value: [UInt8]

    package init(name: String, value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// The name only.
    package var description: String { "BuildSecret(\(self.name))" }
}
