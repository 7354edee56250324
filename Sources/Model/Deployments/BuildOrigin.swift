/// What an image was built from besides its commit and the variables: enough to build the commit again as it was built then.
package struct BuildOrigin: Sendable, Hashable {
    package var source: GitSource
    package var settings: BuildSettings

    package init(source: GitSource, settings: BuildSettings) {
        self.source = source
        self.settings = settings
    }
}
