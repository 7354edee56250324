import Model
import Store

/// How the variables of each kind of owner are read and kept.
extension VariableService {
    static func current(
        of owner: VariableOwner, tenant: TenantContext, session: StoreSession
    ) async throws(StoreError) -> (set: VariableSet, number: Int) {
        guard case .application(let id) = owner else {
            let shared = session.sharedVariables(tenant)
            let number = try await shared.number(of: owner)
            return (VariableSet(variables: try await shared.variables(number, of: owner), revision: number), number)
        }
        let application = try await session.applications(tenant).find(id)
        let variables = try await session.configurations(tenant).variables(application.configurationNumber, of: id)
        return (VariableSet(variables: variables, revision: application.revision), application.configurationNumber)
    }

    /// Holds an owner's variables for the rest of the transaction.
    static func lock(
        _ owner: VariableOwner, revisions: Set<Int>?, tenant: TenantContext, session: StoreSession
    ) async throws(StoreError) {
        if case .application(let id) = owner {
            try await session.applications(tenant).lock(id, revisions: revisions)
        } else {
            let number = try await session.sharedVariables(tenant).number(of: owner, isLocked: true)
            if let revisions, !revisions.contains(number) { throw .stale }
        }
    }

    static func keep(
        _ variables: [Variable], number: Int, of owner: VariableOwner, tenant: TenantContext, session: StoreSession
    ) async throws(StoreError) {
        guard case .application(let id) = owner else {
            return try await session.sharedVariables(tenant).insert(variables, number: number, of: owner)
        }
        let application = try await session.applications(tenant).find(id)
        try await session.configurations(tenant).insert(
            ConfigurationVersion(applicationID: id, number: number, run: application.run, variables: variables))
        try await session.applications(tenant).update(id, ApplicationChange(configurationNumber: number))
    }
}

extension VariableOwner {
    /// The object whose rights decide about the variables.
    var reference: ResourceReference {
        switch self {
        case .application(let id): .application(id)
        case .environment(let id, let project): .environment(id, of: project)
        case .project(let id): .project(id)
        }
    }
}
