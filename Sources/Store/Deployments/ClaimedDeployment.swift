package import Model

/// A deployment that a worker has taken; every write of that worker names its epoch.
package struct ClaimedDeployment: Sendable {
    package let deployment: Deployment
    package let epoch: Int
    /// The configuration version that was the newest when it was accepted.
    package let configurationNumber: Int
    /// The intent of an earlier worker, where one had got that far.
    package let intent: DeploymentIntent?
    /// The versions of the shared variables that were the newest when it was accepted.
    package let shared: SharedVariableNumbers
}
