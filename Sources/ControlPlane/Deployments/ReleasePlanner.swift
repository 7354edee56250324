package import Model

/// What use cases need to know of what a deploy would do; the side of the sources and of the engine is wired in `roostd`.
package protocol ReleasePlanner: Sendable {
    /// What a deploy would change at this moment.
    ///
    /// - Throws: ``ControlPlaneError`` `unavailable` where source, registry or engine does not answer, `conflict` where a deploy would fail.
    func plan(for application: Application, tenant: TenantContext) async throws -> ReleasePlan

    /// In what two releases of an application differ, rendered alike.
    func differences(
        of application: Application, tenant: TenantContext, from old: Release, to new: Release
    ) async throws -> [SpecDifference]
}
