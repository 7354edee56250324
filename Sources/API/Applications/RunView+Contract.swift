import APIContract
import Model

extension RunView {
    init(_ run: RunSettings) {
        self.init(
            port: run.port, ports: [], command: run.command?.map(\.rawValue), replicas: run.replicas,
            limits: LimitsView(cpus: run.limits.cpus, memoryMiB: run.limits.memoryMiB, pids: run.limits.pids),
            reservations: ReservationsView(cpus: run.reservations.cpus, memoryMiB: run.reservations.memoryMiB),
            healthCheck: run.healthCheck.map(HealthCheckView.init),
            update: UpdatePolicyView(
                strategy: UpdateStrategy.rolling.rawValue, order: run.update.order?.rawValue, parallelism: run.update.parallelism,
                delaySeconds: run.update.delaySeconds, monitorSeconds: run.update.monitorSeconds,
                deadlineSeconds: run.update.deadlineSeconds),
            restart: RestartView(
                condition: run.restart.condition.rawValue, maxAttempts: run.restart.maxAttempts, delaySeconds: run.restart.delaySeconds),
            placement: PlacementView(constraints: run.placement.constraints, maxPerNode: run.placement.maxPerNode),
            mounts: run.mounts.map { MountView(volume: $0.volume, path: $0.path) }, stopGraceSeconds: run.stopGraceSeconds,
            user: run.user, readOnly: run.readOnly, capabilities: run.capabilities)
    }
}

extension HealthCheckView {
    init(_ check: HealthCheck) {
        self.init(
            type: check.type.rawValue, path: check.path, port: check.port, command: check.command?.map(\.rawValue),
            intervalSeconds: check.intervalSeconds, timeoutSeconds: check.timeoutSeconds, retries: check.retries,
            startPeriodSeconds: check.startPeriodSeconds)
    }
}
