/// What a user sees of an application at a glance.
package enum ApplicationStatus: String, Sendable, Hashable, CaseIterable {
    case neverDeployed = "never_deployed"
    case deploying
    case running
    case degraded
    case stopped
    case failed
}
