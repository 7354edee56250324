package import Model

/// The job that carries a deployment out: all that the queue knows of it.
package struct DeploymentJob: Sendable, Hashable {
    /// The queue's name.
    package static let queue = "deployments"

    package let deploymentID: DeploymentID
    package let teamID: TeamID
    package let applicationID: ApplicationID
    /// The trace of the request that asked for it; nil for a job of a server that did not write it yet.
    package let traceID: String?

    package init(deploymentID: DeploymentID, teamID: TeamID, applicationID: ApplicationID, traceID: String?) {
        self.deploymentID = deploymentID
        self.teamID = teamID
        self.applicationID = applicationID
        self.traceID = traceID
    }

    /// Reads what `payload` wrote; nil for anything else.
    package init?(payload: String) {
        let parts = payload.split(separator: " ").map(String.init)
        guard (3...4).contains(parts.count), let deployment = DeploymentID(parts[0]), let team = TeamID(parts[1]),
            let application = ApplicationID(parts[2])
        else { return nil }
        self.init(
            deploymentID: deployment, teamID: team, applicationID: application, traceID: parts.count == 4 ? parts.last : nil)
    }

    package var id: String { self.deploymentID.description }
    /// One deployment of an application at a time.
    package var group: String { self.applicationID.description }
    package var payload: String {
        "\(self.deploymentID) \(self.teamID) \(self.applicationID)" + (self.traceID.map { " \($0)" } ?? "")
    }
}
