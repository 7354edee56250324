package import Model

/// What a change replaces of an application; nil keeps what is there.
package struct ApplicationChange: Sendable {
    package var name: String?
    package var source: ApplicationSource?
    package var build: BuildSettings?
    package var keepReleases: Int?
    /// The configuration version that is the newest from now on.
    package var configurationNumber: Int?

    package init(
        name: String? = nil, source: ApplicationSource? = nil, build: BuildSettings? = nil, keepReleases: Int? = nil,
        configurationNumber: Int? = nil
    ) {
        self.name = name
        self.source = source
        self.build = build
        self.keepReleases = keepReleases
        self.configurationNumber = configurationNumber
    }
}
