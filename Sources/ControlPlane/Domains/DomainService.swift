package import Model
package import Store

/// The hosts by which applications are reached.
package struct DomainService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let configuration: ControlPlaneConfiguration

    package init(store: DataStore, authorizer: Authorizer, configuration: ControlPlaneConfiguration) {
        self.store = store
        self.authorizer = authorizer
        self.configuration = configuration
    }

    package func list(_ id: ApplicationID, context: CallContext) async throws(ControlPlaneError) -> Listed<Domain> {
        let access = try await self.authorizer.access(.domainRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            Listed(elements: try await self.store.session.domains(access.tenant).list(of: id), mark: self.authorizer.mark(access))
        }
    }

    /// Adds a host of the user's own; hosts below the ingress domain are generated and cannot be taken.
    package func create(
        _ id: ApplicationID, host: String, path: String?, context: CallContext
    ) async throws(ControlPlaneError) -> Domain {
        let tenant = try await self.authorizer.authorize(.domainCreate, on: .application(id), by: context)
        let name = try self.check(host: host, path: path)
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                // Else a host could be added to an application that is deleted at this moment, and nobody could have it again.
                try await session.applications(tenant).lock(id)
                let domain = try await session.domains(tenant).insert(
                    id: .make(), application: id, host: name, path: path ?? "/", isGenerated: false)
                try await session.audit.append(context.record(.domainCreate, "domain/\(domain.id)", team: tenant.teamID))
                return domain
            }
        }
    }

    /// - Parameter revisions: the states that the caller means; nil for any. A domain never changes: it has the first alone.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where that is none of them.
    package func delete(
        _ domain: DomainID, of id: ApplicationID, revisions: Set<Int>? = nil, context: CallContext
    ) async throws(ControlPlaneError) {
        let tenant = try await self.authorizer.authorize(.domainDelete, on: .application(id), by: context)
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.domains(tenant).delete(domain, of: id)
                if revisions?.contains(1) == false { throw ControlPlaneError.preconditionFailed }
                try await session.audit.append(context.record(.domainDelete, "domain/\(domain)", team: tenant.teamID))
            }
        }
    }

    private func check(host: String, path: String?) throws(ControlPlaneError) -> HostName {
        var validation = Validation()
        let name = HostName(host)
        validation.require(name != nil, "host", "must be a host name in lower case, without port, trailing dot or wildcard")
        let platform = self.configuration.ingressDomain
        validation.require(
            host != platform && !host.hasSuffix(".\(platform)") && host != "localhost" && host.contains("."), "host",
            "must not be a host of the platform itself")
        if let path { validation.require(Domain.isPath(path), "path", "must be an absolute path of plain characters") }
        do { try validation.finish() } catch { throw .invalid(error) }
        guard let name else { throw .notFound }
        return name
    }
}
