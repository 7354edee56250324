package import Model

/// What a restore brought back, and what it set off.
package struct Restoration: Sendable {
    package let target: DeletionTarget
    package let projects: Int
    package let environments: Int
    package let applications: Int
    /// The deployments that make live again what was live when it was deleted.
    package let deployments: [(application: ApplicationID, deployment: DeploymentID)]
    /// The hosts that somebody else has by now; they stay deleted.
    package let lostHosts: [String]
}
