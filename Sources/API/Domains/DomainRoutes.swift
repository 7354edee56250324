import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The hosts of applications.
struct DomainRoutes: Sendable {
    let domains: DomainService
    let changes: ChangeService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.domains.template, access: .permission(.domainRead, on: .application), .list(),
            summary: "The hosts of an application",
            changes: { context in
                try await self.changes.mark(of: .application(context.id("id")), .domainRead, context: context.call)
            }
        ) { context in
            let domains = try await self.domains.list(context.id("id"), context: context.call)
            return try PageAnswer(all: domains, context.page(), id: \.id) { DomainView($0) }
        }
        registry.add(
            .post, APIPath.domains.template, access: .permission(.domainCreate, on: .application),
            .created(errors: [.conflict, .notSupported]),
            body: DomainCreateRequest.self, summary: "Add a host of one's own"
        ) { context, request in
            if request.tls == true { throw ValidationError.unsupported(field: "tls", "certificates are not built yet") }
            let domain = try await self.domains.create(
                context.id("id"), host: request.host, path: request.path, context: context.call)
            return JSONAnswer(DomainView(domain), tag: EntityTag(revision: 1))
        }
        registry.add(
            .delete, APIPath.domain.template, access: .permission(.domainDelete, on: .application), .deleted(), summary: "Remove a host"
        ) { context in
            try await self.domains.delete(
                context.id("domainId"), of: context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
    }
}
