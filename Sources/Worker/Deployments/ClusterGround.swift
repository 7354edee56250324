import Rollout

/// What a service stands on, and what the engine can do for it.
struct ClusterGround: Sendable {
    let probe: ProbeConfig
    /// Whether the engine can keep a service's processes from gaining privileges.
    let forbidsNewPrivileges: Bool
}
