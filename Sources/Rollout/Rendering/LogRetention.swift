/// How much of a container's output the engine keeps on its node.
package struct LogRetention: Sendable, Hashable {
    /// The size of one file, in MiB.
    package var fileMiB: Int
    /// The number of files.
    package var files: Int

    package init(fileMiB: Int = 10, files: Int = 3) {
        self.fileMiB = fileMiB
        self.files = files
    }
}
