package import Model
import Store

extension ApplicationService {
    /// Changes an application; a change of run settings makes a new configuration version, live with the next deployment.
    ///
    /// - Parameter revisions: the states that the caller means; nil to change whatever is there.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the application is in none of those states.
    package func update(
        _ id: ApplicationID, _ patch: ApplicationPatch, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> ApplicationDetail {
        let tenant = try await self.authorizer.authorize(.applicationUpdate, on: .application(id), by: context)
        if let name = patch.name { try ObjectNames.check(name: name) }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.applications(tenant).lock(id, revisions: revisions)
                let application = try await session.applications(tenant).find(id)
                let change = try await self.change(of: application, patch, tenant: tenant, session: session)
                try await session.applications(tenant).update(id, change)
                try await session.audit.append(context.record(.applicationUpdate, "application/\(id)", team: tenant.teamID))
                return try await self.detail(id, tenant: tenant, session: session)
            }
        }
    }

    private func change(
        of application: Application, _ patch: ApplicationPatch, tenant: TenantContext, session: StoreSession
    ) async throws -> ApplicationChange {
        var run = application.run
        var build = application.build
        patch.changeRun?(&run)
        patch.changeBuild?(&build)
        var validation = Validation()
        validation.add(run.problems())
        validation.add(build.problems())
        if let keep = patch.keepReleases { validation.require(keep, in: 1...100, "keepReleases") }
        var source: ApplicationSource?
        if let changeSource = patch.changeSource {
            do { source = try changeSource(application.source) } catch { validation.add(error.problems) }
        }
        if let source { validation.add(Self.problems(of: source, replacing: application.source)) }
        try validation.finish()
        var change = ApplicationChange(
            name: patch.name, source: source, build: build == application.build ? nil : build, keepReleases: patch.keepReleases)
        if run != application.run {
            let configurations = session.configurations(tenant)
            let number = application.configurationNumber + 1
            let variables = try await configurations.variables(application.configurationNumber, of: application.id)
            try await configurations.insert(
                ConfigurationVersion(applicationID: application.id, number: number, run: run, variables: variables))
            change.configurationNumber = number
            try await self.insertGeneratedHost(slug: application.slug, id: application.id, run: run, in: session.domains(tenant))
        }
        return change
    }

    private static func problems(of source: ApplicationSource, replacing old: ApplicationSource) -> [FieldProblem] {
        switch (source, old) {
        case (.git, .git), (.image, .image): []
        case (.git, .image), (.image, .git):
            [FieldProblem(field: "source.type", message: "cannot be changed; make another application")]
        }
    }
}
