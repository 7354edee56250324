/// How the application runs.
package struct RunView: Codable, Hashable, Sendable {
    @Nullable package var port: Int?
    package var ports: [PortView]
    @Nullable package var command: [String]?
    package var replicas: Int
    package var limits: LimitsView
    package var reservations: ReservationsView
    @Nullable package var healthCheck: HealthCheckView?
    package var update: UpdatePolicyView
    package var restart: RestartView
    package var placement: PlacementView
    package var mounts: [MountView]
    package var stopGraceSeconds: Int
    @Nullable package var user: String?
    package var readOnly: Bool
    package var capabilities: [String]

    package init(
        port: Int?, ports: [PortView], command: [String]?, replicas: Int, limits: LimitsView, reservations: ReservationsView,
        healthCheck: HealthCheckView?, update: UpdatePolicyView, restart: RestartView, placement: PlacementView, mounts: [MountView],
        stopGraceSeconds: Int, user: String?, readOnly: Bool, capabilities: [String]
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
