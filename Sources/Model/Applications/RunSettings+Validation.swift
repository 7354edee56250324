extension RunSettings {
    /// The capabilities that an application may add: what Docker gives by default and what cannot reach the host or other containers.
    package static let grantableCapabilities: Set<String> = [
        "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    /// What is wrong with the settings; empty where nothing is.
    package func problems() -> [FieldProblem] {
        var validation = Validation()
        if let port { validation.require(port, in: 1...65535, "run.port") }
        validation.require(self.replicas, in: 0...100, "run.replicas")
        if let command { validation.add(Self.commandProblems(command, field: "run.command")) }
        validation.add(self.resourceProblems())
        validation.add(self.healthCheckProblems())
        validation.add(self.updateProblems())
        validation.add(self.placementProblems())
        validation.add(self.isolationProblems())
        return validation.problems
    }

    private func resourceProblems() -> [FieldProblem] {
        var validation = Validation()
        validation.require(self.limits.cpus, in: 0.01...1024, "run.limits.cpus")
        validation.require(self.limits.memoryMiB, in: 6...4_194_304, "run.limits.memoryMiB")
        validation.require(self.limits.pids, in: 1...32768, "run.limits.pids")
        validation.require(self.reservations.cpus, in: 0...1024, "run.reservations.cpus")
        validation.require(self.reservations.memoryMiB, in: 0...4_194_304, "run.reservations.memoryMiB")
        validation.require(
            self.reservations.memoryMiB <= self.limits.memoryMiB, "run.reservations.memoryMiB", "must not be above run.limits.memoryMiB")
        validation.require(self.reservations.cpus <= self.limits.cpus, "run.reservations.cpus", "must not be above run.limits.cpus")
        validation.require(self.stopGraceSeconds, in: 0...3600, "run.stopGraceSeconds")
        return validation.problems
    }

    private func healthCheckProblems() -> [FieldProblem] {
        guard let check = self.healthCheck else { return [] }
        var validation = Validation()
        validation.require(check.intervalSeconds, in: 1...3600, "run.healthCheck.intervalSeconds")
        validation.require(check.timeoutSeconds, in: 1...600, "run.healthCheck.timeoutSeconds")
        validation.require(check.retries, in: 1...100, "run.healthCheck.retries")
        validation.require(check.startPeriodSeconds, in: 0...3600, "run.healthCheck.startPeriodSeconds")
        if let port = check.port { validation.require(port, in: 1...65535, "run.healthCheck.port") }
        // Also where no path is asked for: it is kept until the type changes.
        validation.require(
            Self.isProbePath(check.path), "run.healthCheck.path", "must be an absolute path of at most 255 plain characters")
        switch check.type {
        case .http, .tcp:
            validation.require(check.port != nil || self.port != nil, "run.healthCheck.port", "is needed where run.port is not set")
        case .command:
            validation.require(check.command?.isEmpty == false, "run.healthCheck.command", "is needed for a health check by command")
        }
        if let command = check.command { validation.add(Self.commandProblems(command, field: "run.healthCheck.command")) }
        return validation.problems
    }

    private func updateProblems() -> [FieldProblem] {
        var validation = Validation()
        validation.require(self.update.parallelism, in: 1...100, "run.update.parallelism")
        validation.require(self.update.delaySeconds, in: 0...3600, "run.update.delaySeconds")
        validation.require(self.update.monitorSeconds, in: 1...3600, "run.update.monitorSeconds")
        validation.require(self.update.deadlineSeconds, in: 10...3600, "run.update.deadlineSeconds")
        validation.require(self.restart.maxAttempts, in: 0...100, "run.restart.maxAttempts")
        validation.require(self.restart.delaySeconds, in: 0...3600, "run.restart.delaySeconds")
        return validation.problems
    }

    private func placementProblems() -> [FieldProblem] {
        var validation = Validation()
        validation.require(self.placement.constraints.count <= 20, "run.placement.constraints", "must have at most 20 entries")
        for (index, constraint) in self.placement.constraints.enumerated() {
            validation.require(
                PlacementRules.isConstraint(constraint), "run.placement.constraints.\(index)",
                "must be node.labels.NAME==VALUE or node.labels.NAME!=VALUE")
        }
        validation.require(self.placement.maxPerNode, in: 0...100, "run.placement.maxPerNode")
        validation.require(self.mounts.count <= 20, "run.mounts", "must have at most 20 entries")
        for (index, mount) in self.mounts.enumerated() {
            validation.require(Slug(mount.volume) != nil, "run.mounts.\(index).volume", "must be a slug")
            validation.require(VolumeMount.isMountPath(mount.path), "run.mounts.\(index).path", "must be an absolute path in the container")
        }
        validation.require(Set(self.mounts.map(\.path)).count == self.mounts.count, "run.mounts", "must not name a path twice")
        return validation.problems
    }

    private func isolationProblems() -> [FieldProblem] {
        var validation = Validation()
        if let user {
            let isName = user.utf8.allSatisfy { VariableName.isWord($0) || ":-.".utf8.contains($0) }
            validation.require((1...64).contains(user.utf8.count) && isName, "run.user", "must be uid, uid:gid or a name")
        }
        for (index, capability) in self.capabilities.enumerated() {
            validation.require(
                Self.grantableCapabilities.contains(capability), "run.capabilities.\(index)",
                "must be one of \(Self.grantableCapabilities.sorted().joined(separator: ", "))")
        }
        return validation.problems
    }

    private static func commandProblems(_ command: [ExactText], field: String) -> [FieldProblem] {
        var validation = Validation()
        validation.require(!command.isEmpty && command.first?.utf8.isEmpty == false, field, "must begin with the program to run")
        validation.require(command.count <= 100, field, "must have at most 100 words")
        validation.require(
            command.allSatisfy { !$0.utf8.contains(0) && $0.utf8.count <= 4096 }, field, "must have words of at most 4096 bytes without NUL"
        )
        return validation.problems
    }

    private static func isProbePath(_ path: String) -> Bool {
        path.hasPrefix("/") && path.utf8.count <= 255 && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
