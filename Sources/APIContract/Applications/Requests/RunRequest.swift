/// How to run; in an update, the members given replace what is set.
package struct RunRequest: Codable, Hashable, Sendable {
    package var port: Change<Int>
    package var ports: [PortRequest]?
    package var command: Change<[String]>
    package var replicas: Int?
    package var limits: LimitsRequest?
    package var reservations: ReservationsRequest?
    package var healthCheck: Change<HealthCheckRequest>
    package var update: UpdatePolicyRequest?
    package var restart: RestartRequest?
    package var placement: PlacementRequest?
    package var mounts: [MountRequest]?
    package var stopGraceSeconds: Int?
    package var user: Change<String>
    package var readOnly: Bool?
    package var capabilities: [String]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case port, ports, command, replicas, limits, reservations, healthCheck, update, restart, placement, mounts, stopGraceSeconds, user,
            readOnly, capabilities
    }

    package init(
        port: Change<Int> = .unchanged, ports: [PortRequest]? = nil, command: Change<[String]> = .unchanged, replicas: Int? = nil,
        limits: LimitsRequest? = nil, reservations: ReservationsRequest? = nil, healthCheck: Change<HealthCheckRequest> = .unchanged,
        update: UpdatePolicyRequest? = nil, restart: RestartRequest? = nil, placement: PlacementRequest? = nil,
        mounts: [MountRequest]? = nil, stopGraceSeconds: Int? = nil, user: Change<String> = .unchanged, readOnly: Bool? = nil,
        capabilities: [String]? = nil
    ) {
        self.port = port
        self.ports = ports
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
}
