/// How an application runs; every change of it makes a new configuration version.
package struct RunSettings: Hashable, Sendable, Codable {
    /// The port that the application listens on; nil for one that serves nothing.
    package var port: Int?
    /// Replaces the image's command; run without a shell.
    package var command: [ExactText]?
    package var replicas: Int
    package var limits: ResourceLimits
    package var reservations: ResourceReservations
    /// nil: a connection to `port`, or none for an application without a port.
    package var healthCheck: HealthCheck?
    package var update: UpdatePolicy
    package var restart: RestartPolicy
    package var placement: PlacementRules
    package var mounts: [VolumeMount]
    package var stopGraceSeconds: Int
    /// The user, `uid` or `uid:gid` or a name of the image; nil for the image's own.
    package var user: String?
    package var readOnly: Bool
    /// Capabilities added to none.
    package var capabilities: [String]

    package init(
        port: Int? = nil, command: [ExactText]? = nil, replicas: Int = 1, limits: ResourceLimits = ResourceLimits(),
        reservations: ResourceReservations = ResourceReservations(), healthCheck: HealthCheck? = nil, update: UpdatePolicy = UpdatePolicy(),
        restart: RestartPolicy = RestartPolicy(), placement: PlacementRules = PlacementRules(), mounts: [VolumeMount] = [],
        stopGraceSeconds: Int = 10, user: String? = nil, readOnly: Bool = false, capabilities: [String] = []
    ) {
        self.port = port
        self.command = command
        self.replicas = replicas
        self.limits = limits
        self.reservations = reservations
        self.healthCheck = healthCheck
        self.update = update
        self.restart = restart
        self.placement = placement
        self.mounts = mounts
        self.stopGraceSeconds = stopGraceSeconds
        self.user = user
        self.readOnly = readOnly
        self.capabilities = capabilities
    }

    /// The check that decides: the user's, else a connection to the port; nil for an application without either.
    package var effectiveHealthCheck: HealthCheck? {
        if var check = self.healthCheck {
            check.port = check.port ?? self.port
            return check
        }
        return self.port.map { HealthCheck(type: .tcp, port: $0) }
    }

    /// Start-first keeps the old tasks serving meanwhile; two tasks on one volume at once could harm it.
    package var effectiveOrder: UpdatePolicy.Order {
        self.update.order ?? (self.mounts.isEmpty ? .startFirst : .stopFirst)
    }

    /// How long Swarm watches a task, in seconds: long enough for its health check to fail.
    package var effectiveMonitorSeconds: Int {
        guard let check = self.effectiveHealthCheck else { return self.update.monitorSeconds }
        return max(self.update.monitorSeconds, check.retries * check.intervalSeconds + 5)
    }
}
