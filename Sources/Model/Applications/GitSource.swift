/// A repository that Roost builds an image from.
package struct GitSource: Hashable, Sendable {
    package let url: GitURL
    /// The branch to build; nil until the first deployment finds out which one the repository's own HEAD names.
    package var branch: GitReference?
    package let rootDirectory: RelativePath

    package init(url: GitURL, branch: GitReference?, rootDirectory: RelativePath) {
        self.url = url
        self.branch = branch
        self.rootDirectory = rootDirectory
    }
}
