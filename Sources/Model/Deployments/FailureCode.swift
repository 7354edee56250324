/// Why a deployment did not succeed: the stable word that scripts branch on.
package enum FailureCode: String, Sendable, Hashable, Codable, CaseIterable {
    case invalidSource = "invalid_source"
    case cloneFailed = "clone_failed"
    case buildFailed = "build_failed"
    case buildTimeout = "build_timeout"
    case limitExceeded = "limit_exceeded"
    case pushFailed = "push_failed"
    case registryUnavailable = "registry_unavailable"
    case noCapacity = "no_capacity"
    case noImage = "no_image"
    case unhealthy
    case crashed
    case deadlineExceeded = "deadline_exceeded"
    case dockerUnavailable = "docker_unavailable"
    case noSpace = "no_space"
    case workerCrashed = "worker_crashed"
    case cancelled
}
