/// What serves now, by the last verdict.
package struct LiveState: Sendable, Hashable {
    package let releaseNumber: Int
    /// The deployment that last changed the task template: the label of its tasks.
    package let deploymentID: DeploymentID
    /// How many tasks there should be; 0 once stopped.
    package let replicas: Int

    package init(releaseNumber: Int, deploymentID: DeploymentID, replicas: Int) {
        self.releaseNumber = releaseNumber
        self.deploymentID = deploymentID
        self.replicas = replicas
    }
}
