package import DockerEngine

/// A task at one moment.
package struct ObservedTask: Sendable, Equatable {
    package var id: String
    package var slot: Int
    package var node: String?
    package var isNodeReady: Bool
    /// Whether it runs on the node whose engine is asked, so that its container can be looked at.
    package var isLocal: Bool
    /// The deployment that made its template.
    package var deploymentLabel: String?
    package var desiredState: TaskState
    package var state: TaskState
    package var statusAt: DockerTimestamp
    package var exitCode: Int?
    package var error: String
    package var containerID: String?
    package var address: String?
    /// The health log, where the container could be looked at and has one.
    package var health: TaskHealth?
    /// Whether its process runs, where the container could be looked at.
    package var isProcessRunning: Bool?
    package var isOutOfMemory: Bool
    /// What it said to Roost's own probe; nil when it was not asked.
    package var answer: ProbeAnswer?

    package init(
        id: String, slot: Int = 1, node: String? = nil, isNodeReady: Bool = true, isLocal: Bool = true, deploymentLabel: String?,
        desiredState: TaskState = .running, state: TaskState, statusAt: DockerTimestamp, exitCode: Int? = nil, error: String = "",
        containerID: String? = nil, address: String? = nil, health: TaskHealth? = nil, isProcessRunning: Bool? = nil,
        isOutOfMemory: Bool = false, answer: ProbeAnswer? = nil
    ) {
        self.id = id
        self.slot = slot
        self.node = node
        self.isNodeReady = isNodeReady
        self.isLocal = isLocal
        self.deploymentLabel = deploymentLabel
        self.desiredState = desiredState
        self.state = state
        self.statusAt = statusAt
        self.exitCode = exitCode
        self.error = error
        self.containerID = containerID
        self.address = address
        self.health = health
        self.isProcessRunning = isProcessRunning
        self.isOutOfMemory = isOutOfMemory
        self.answer = answer
    }

    /// Whether it is meant to run, by Swarm.
    package var isWanted: Bool { self.desiredState == .running }

    /// Whether it ended by itself: what counts against a deployment.
    package var hasFailed: Bool {
        (self.state == .failed || self.state == .rejected || self.state == .complete) && self.desiredState != .remove
    }

    /// Whether its node's engine turned it away because it had not found back into the swarm after its own start.
    ///
    /// That says nothing of the version, and Swarm starts another task. The words are those of Docker 28 where a network of the swarm is
    /// asked for too early, seen after a kill of the engine.
    package var isTurnedAway: Bool { self.state == .rejected && self.error.lowercased().contains("swarm is not active") }
}
