import APIContract

extension ApplicationOptions {
    /// Whether no option was given.
    var isEmpty: Bool {
        self.name == nil && self.keepReleases == nil && self.build == nil && self.run == nil && !self.hasSource
    }

    private var hasSource: Bool {
        self.git != nil || self.image != nil || self.branch != nil || self.rootDirectory != nil
    }

    /// The source of a new application.
    ///
    /// - Throws: ``CommandFailure`` where not exactly one is given.
    func newSource() throws(CommandFailure) -> SourceRequest {
        switch (self.git, self.image) {
        case (let git?, nil):
            return .git(GitSourceRequest(url: git, branch: self.branch, rootDirectory: self.rootDirectory))
        case (nil, let image?):
            guard self.branch == nil, self.rootDirectory == nil else {
                throw CommandFailure("--branch and --root-directory are for --git, not for --image")
            }
            return .image(ImageSourceRequest(image: image))
        default: throw CommandFailure("give either --git or --image")
        }
    }

    /// What changes of the source; nil for nothing.
    ///
    /// - Throws: ``CommandFailure`` where two sources are given.
    func sourceUpdate() throws(CommandFailure) -> SourceUpdateRequest? {
        guard self.hasSource else { return nil }
        guard self.git == nil || self.image == nil else { throw CommandFailure("give either --git or --image") }
        let type: SourceType? = self.git != nil ? .git : (self.image != nil ? .image : nil)
        return SourceUpdateRequest(
            type: type, url: self.git, branch: self.branch, rootDirectory: self.rootDirectory, image: self.image)
    }

    /// How to build; nil where no option says anything of it.
    var build: BuildRequest? {
        guard self.dockerfile != nil || self.target != nil else { return nil }
        return BuildRequest(dockerfile: self.dockerfile, target: self.target.map(Change.value) ?? .unchanged)
    }

    /// How to run; nil where no option says anything of it.
    var run: RunRequest? {
        let request = RunRequest(
            port: self.portChange, command: self.command.isEmpty ? .unchanged : .value(self.command), replicas: self.replicas,
            limits: self.memory == nil && self.cpus == nil ? nil : LimitsRequest(cpus: self.cpus, memoryMiB: self.memory),
            reservations: self.reserveMemory.map { ReservationsRequest(memoryMiB: $0) }, healthCheck: self.healthCheckChange,
            update: self.updateOrder.map { UpdatePolicyRequest(order: .value($0)) }, stopGraceSeconds: self.stopGrace)
        return request == RunRequest() ? nil : request
    }

    private var portChange: Change<Int> {
        switch self.port {
        case nil: .unchanged
        case "none"?: .null
        case let text?: .value(Int(text) ?? 0)
        }
    }

    private var healthCheckChange: Change<HealthCheckRequest> {
        switch self.healthPath {
        case nil: .unchanged
        case "none"?: .null
        case let path?: .value(HealthCheckRequest(type: .http, path: path))
        }
    }
}
