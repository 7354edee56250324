/// A repository that Roost builds an image from.
package struct GitSource: Hashable, Sendable {
    package let url: GitURL
    package let branch: GitReference
    package let rootDirectory: RelativePath

    package init(url: GitURL, branch: GitReference, rootDirectory: RelativePath) {
        self.url = url
        self.branch = branch
        self.rootDirectory = rootDirectory
    }
}
