import ControlPlane
import Model

/// A planner without sources and engine.
struct AbsentPlanner: ReleasePlanner {
    func plan(for application: Application, tenant: TenantContext) async throws -> ReleasePlan {
        throw ControlPlaneError.unavailable("Docker does not answer")
    }

    func differences(
        of application: Application, tenant: TenantContext, from old: Release, to new: Release
    ) async throws -> [SpecDifference] {
        throw ControlPlaneError.unavailable("Docker does not answer")
    }
}
