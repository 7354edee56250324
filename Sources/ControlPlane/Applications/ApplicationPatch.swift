package import Model

/// A change of an application; what is nil stays.
package struct ApplicationPatch: Sendable {
    package var name: String?
    /// The new source, made of the one that there is.
    package var changeSource: (@Sendable (ApplicationSource) throws(ValidationError) -> ApplicationSource)?
    package var keepReleases: Int?
    /// Changes the newest build settings.
    package var changeBuild: (@Sendable (inout BuildSettings) -> Void)?
    /// Changes the newest run settings; a real change makes a new configuration version.
    package var changeRun: (@Sendable (inout RunSettings) -> Void)?

    package init(
        name: String? = nil, changeSource: (@Sendable (ApplicationSource) throws(ValidationError) -> ApplicationSource)? = nil,
        keepReleases: Int? = nil, changeBuild: (@Sendable (inout BuildSettings) -> Void)? = nil,
        changeRun: (@Sendable (inout RunSettings) -> Void)? = nil
    ) {
        self.name = name
        self.changeSource = changeSource
        self.keepReleases = keepReleases
        self.changeBuild = changeBuild
        self.changeRun = changeRun
    }
}
