package import Model

/// What came back with a restore.
package struct RestoredObjects: Sendable {
    /// An application, with the release that was live when it was deleted and the number of its tasks.
    package struct RestoredApplication: Sendable, Hashable {
        package let id: ApplicationID
        package let releaseNumber: Int?
        package let replicas: Int?
    }

    package let projects: Int
    package let environments: Int
    package let applications: [RestoredApplication]
    /// The hosts that somebody else has by now.
    package let lostHosts: [String]
}
