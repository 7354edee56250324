package import Model
import Store

extension DeploymentService {
    /// Makes the image that serves in another application of the same project live here, with this application's settings and variables.
    ///
    /// The image is the one that serves there at this moment, by its digest, whatever happens there before the deployment starts.
    package func promote(
        _ id: ApplicationID, from source: ApplicationID, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentDetail {
        try await self.start(.promote, of: id, context: context) { application, session in
            guard source != id else { throw ValidationError(field: "fromApplicationId", "must be another application") }
            let tenant: TenantContext
            do {
                tenant = try await self.authorizer.authorize(.applicationRead, on: .application(source), by: context)
            } catch ControlPlaneError.notFound {
                throw ValidationError(field: "fromApplicationId", "is no application that you may see")
            }
            let origin = try await session.applications(tenant).find(source)
            guard origin.projectID == application.projectID else {
                throw ValidationError(field: "fromApplicationId", "must be an application of the same project")
            }
            guard let live = origin.live else { throw ControlPlaneError.conflict("nothing of that application is live yet") }
            let release = try await session.releases(tenant).find(live.releaseNumber, of: source)
            var request = DeploymentRequest(branch: release.branch, commit: release.commit)
            request.image = release.image
            request.fromApplicationID = source.description
            return request
        }
    }
}
