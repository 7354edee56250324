package import FoundationEssentials

/// Lines of one stream that were written together.
package struct DeploymentLogChunk: Sendable, Hashable {
    /// The sequence number of the first line; the others follow one by one.
    package let firstSequence: Int
    package let stream: String
    package let at: Date
    package let lines: [String]

    package init(firstSequence: Int, stream: String, at: Date, lines: [String]) {
        self.firstSequence = firstSequence
        self.stream = stream
        self.at = at
        self.lines = lines
    }

    package var lastSequence: Int { self.firstSequence + self.lines.count - 1 }
}
