/// Everything a prober needs for one round: exactly the new tasks, by their own addresses.
package struct ProbeRequest: Sendable, Hashable {
    package let serviceName: String
    package let networkName: String
    /// The label of the tasks, which also names the private route.
    package let deploymentLabel: String
    package let plan: ProbePlan
    package let targets: [ProbeTarget]

    package init(serviceName: String, networkName: String, deploymentLabel: String, plan: ProbePlan, targets: [ProbeTarget]) {
        self.serviceName = serviceName
        self.networkName = networkName
        self.deploymentLabel = deploymentLabel
        self.plan = plan
        self.targets = targets
    }
}
