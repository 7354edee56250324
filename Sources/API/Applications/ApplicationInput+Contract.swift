import APIContract
import ControlPlane
import Model

extension ApplicationCreateRequest {
    /// - Throws: ``ValidationError`` with all that is wrong with the form; the use case checks the settings themselves.
    func input() throws(ValidationError) -> ApplicationInput {
        var validation = Validation()
        let project = ProjectID(self.projectId)
        validation.require(project != nil, "projectId", "must be an id")
        validation.add(self.build?.unsupported() ?? [])
        validation.add(self.run?.unsupported() ?? [])
        let source = validation.reading { () throws(ValidationError) in try self.source.source() }
        var build = BuildSettings()
        self.build?.apply(to: &build)
        var run = RunSettings()
        self.run?.apply(to: &run)
        // Noted together with the rest, so that a user mends all in one go.
        validation.add(build.problems())
        validation.add(run.problems())
        try validation.finish()
        guard let project, let source else { throw ValidationError([]) }
        var input = ApplicationInput(
            projectID: project, environment: self.environment, slug: self.slug, name: self.name, source: source, build: build, run: run)
        if let keepReleases { input.keepReleases = keepReleases }
        return input
    }
}

extension ApplicationUpdateRequest {
    /// The change; what it makes of the source depends on the one that is there.
    func patch() throws(ValidationError) -> ApplicationPatch {
        var validation = Validation()
        validation.add(self.build?.unsupported() ?? [])
        validation.add(self.run?.unsupported() ?? [])
        try validation.finish()
        let (build, run) = (self.build, self.run)
        var patch = ApplicationPatch(
            name: self.name, keepReleases: self.keepReleases, changeBuild: { settings in build?.apply(to: &settings) },
            changeRun: { settings in run?.apply(to: &settings) })
        if let source = self.source {
            patch.changeSource = { current throws(ValidationError) in try source.applied(to: current) }
        }
        return patch
    }
}
