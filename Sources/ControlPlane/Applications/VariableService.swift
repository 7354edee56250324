package import Model
package import Store
package import Vault

/// The variables of applications; each change makes a new configuration version.
package struct VariableService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let keyring: MasterKeyring

    package init(store: DataStore, keyring: MasterKeyring) {
        self.store = store
        self.authorizer = Authorizer(store: store)
        self.keyring = keyring
    }

    /// The variables of the newest configuration version, and the application's revision; a secret's value stays where it is.
    package func list(
        _ id: ApplicationID, context: CallContext
    ) async throws(ControlPlaneError) -> (variables: [Variable], revision: Int) {
        let tenant = try await self.authorizer.authorize(.variableRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            let session = self.store.session
            let application = try await session.applications(tenant).find(id)
            let variables = try await session.configurations(tenant).variables(application.configurationNumber, of: id)
            return (variables, application.revision)
        }
    }

    /// Replaces all variables of an application.
    ///
    /// - Parameter revisions: the states of the application that the caller means; nil to replace whatever is there.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the application is in none of those states.
    package func replace(
        _ id: ApplicationID, with changes: [VariableChange], revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> (variables: [Variable], revision: Int) {
        let tenant = try await self.authorizer.authorize(.variableUpdate, on: .application(id), by: context)
        do {
            try VariableInput.check(changes.map { VariableInput(name: $0.name, value: $0.value ?? "", isSecret: $0.isSecret) })
        } catch {
            throw .invalid(error)
        }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.applications(tenant).lock(id, revisions: revisions)
                let application = try await session.applications(tenant).find(id)
                let configurations = session.configurations(tenant)
                let old = try await configurations.variables(application.configurationNumber, of: id)
                let number = application.configurationNumber + 1
                let variables = try self.merge(changes, into: old, number: number, application: application)
                if variables == old { return (old, application.revision) }
                try await configurations.insert(
                    ConfigurationVersion(applicationID: id, number: number, run: application.run, variables: variables))
                try await session.applications(tenant).update(id, ApplicationChange(configurationNumber: number))
                try await session.audit.append(context.record(.variableUpdate, "application/\(id)", team: tenant.teamID))
                return (variables, application.revision + 1)
            }
        }
    }

    /// Keeps the row of what did not change, so that a variable's version tells when its value was set.
    private func merge(
        _ changes: [VariableChange], into old: [Variable], number: Int, application: Application
    ) throws -> [Variable] {
        let known = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        return try changes.enumerated().map { index, change in
            guard let value = change.value else {
                guard let kept = known[change.name], kept.isSecret == change.isSecret else {
                    throw ValidationError(field: "\(index).value", "is needed: there is no such variable to keep")
                }
                return kept
            }
            if !change.isSecret {
                if let kept = known[change.name], kept.value == .plain(value) { return kept }
                return Variable(name: change.name, value: .plain(value), version: number)
            }
            let sealed = try self.keyring.seal(
                Array(value.utf8),
                context: Variable.sealContext(
                    team: application.teamID, application: application.id, name: change.name, version: number))
            return Variable(name: change.name, value: .sealed(sealed), version: number)
        }.sorted { $0.name < $1.name }
    }
}
