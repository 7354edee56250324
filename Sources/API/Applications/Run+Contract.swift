import APIContract
import Model

extension RunRequest {
    /// Changes what is given; what is not given stays.
    func apply(to run: inout RunSettings) {
        run.port = self.port.applied(to: run.port)
        run.command = self.command.exact.applied(to: run.command)
        run.user = self.user.applied(to: run.user)
        if let replicas { run.replicas = replicas }
        if let stopGraceSeconds { run.stopGraceSeconds = stopGraceSeconds }
        if let readOnly { run.readOnly = readOnly }
        if let capabilities { run.capabilities = capabilities }
        if let mounts { run.mounts = mounts.map { VolumeMount(volume: $0.volume, path: $0.path) } }
        self.limits?.apply(to: &run.limits)
        self.reservations?.apply(to: &run.reservations)
        self.update?.apply(to: &run.update)
        self.restart?.apply(to: &run.restart)
        self.placement?.apply(to: &run.placement)
        switch self.healthCheck {
        case .unchanged: break
        case .null: run.healthCheck = nil
        case .value(let request): run.healthCheck = request.applied(to: run.healthCheck)
        }
    }

    /// What is defined but not built yet.
    func unsupported() -> [FieldProblem] {
        var validation = Validation()
        validation.refuseUnsupported(self.ports?.isEmpty == false, "run.ports", "further ports are not built yet")
        let strategy = self.update?.strategy ?? .rolling
        validation.refuseUnsupported(strategy != .rolling, "run.update.strategy", "only rolling is built yet")
        return validation.problems
    }
}

extension LimitsRequest {
    func apply(to limits: inout ResourceLimits) {
        if let cpus { limits.cpus = cpus }
        if let memoryMiB { limits.memoryMiB = memoryMiB }
        if let pids { limits.pids = pids }
    }
}

extension ReservationsRequest {
    func apply(to reservations: inout ResourceReservations) {
        if let cpus { reservations.cpus = cpus }
        if let memoryMiB { reservations.memoryMiB = memoryMiB }
    }
}

extension UpdatePolicyRequest {
    func apply(to update: inout UpdatePolicy) {
        update.order = self.order.applied(to: update.order.map(UpdateOrder.init)).map(UpdatePolicy.Order.init)
        if let parallelism { update.parallelism = parallelism }
        if let delaySeconds { update.delaySeconds = delaySeconds }
        if let monitorSeconds { update.monitorSeconds = monitorSeconds }
        if let deadlineSeconds { update.deadlineSeconds = deadlineSeconds }
    }
}

extension RestartRequest {
    func apply(to restart: inout RestartPolicy) {
        if let condition { restart.condition = RestartPolicy.Condition(condition) }
        if let maxAttempts { restart.maxAttempts = maxAttempts }
        if let delaySeconds { restart.delaySeconds = delaySeconds }
    }
}

extension PlacementRequest {
    func apply(to placement: inout PlacementRules) {
        if let constraints { placement.constraints = constraints }
        if let maxPerNode { placement.maxPerNode = maxPerNode }
    }
}

extension HealthCheckRequest {
    /// The check after the change; a new one is by HTTP, or by command where it has one.
    func applied(to current: HealthCheck?) -> HealthCheck {
        var check = current ?? HealthCheck(type: self.command.value == nil ? .http : .command)
        if let type { check.type = HealthCheck.Kind(type) }
        if let path { check.path = path }
        check.port = self.port.applied(to: check.port)
        check.command = self.command.exact.applied(to: check.command)
        if let intervalSeconds { check.intervalSeconds = intervalSeconds }
        if let timeoutSeconds { check.timeoutSeconds = timeoutSeconds }
        if let retries { check.retries = retries }
        if let startPeriodSeconds { check.startPeriodSeconds = startPeriodSeconds }
        return check
    }
}

extension Change<[String]> {
    fileprivate var exact: Change<[ExactText]> {
        switch self {
        case .unchanged: .unchanged
        case .null: .null
        case .value(let words): .value(words.map { ExactText($0) })
        }
    }
}
