package import DockerEngine

/// A service at one moment.
package struct ObservedService: Sendable, Equatable {
    package var version: UInt64
    /// Whether it carries the specification that is being judged.
    package var isTarget: Bool
    /// What Swarm says of the last update; nil when there was none since the last write.
    package var updateState: UpdateState?
    package var updateMessage: String

    package init(version: UInt64, isTarget: Bool, updateState: UpdateState? = nil, updateMessage: String = "") {
        self.version = version
        self.isTarget = isTarget
        self.updateState = updateState
        self.updateMessage = updateMessage
    }
}
