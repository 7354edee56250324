/// What set a deployment off.
package enum DeploymentTrigger: String, Sendable, Hashable, CaseIterable {
    case api
    case manual
    case webhook
    case schedule
    case reconcile
}
