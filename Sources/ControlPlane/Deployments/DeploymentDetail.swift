package import Model

/// A deployment with the changes of its state.
package struct DeploymentDetail: Sendable {
    package let deployment: Deployment
    package let events: [DeploymentEvent]
}
