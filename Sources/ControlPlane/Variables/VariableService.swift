package import Model
package import Store
package import Vault

/// The variables of applications, and those that projects and environments share with them; each change makes a new version.
package struct VariableService: Sendable {
    let store: DataStore
    let authorizer: Authorizer
    let keyring: MasterKeyring

    package init(store: DataStore, authorizer: Authorizer, keyring: MasterKeyring) {
        self.store = store
        self.authorizer = authorizer
        self.keyring = keyring
    }

    /// The newest variables of an owner; a secret's value stays where it is.
    package func list(_ owner: VariableOwner, context: CallContext) async throws(ControlPlaneError) -> VariableSet {
        let tenant = try await self.authorizer.authorize(.variableRead, on: owner.reference, by: context)
        return try await ControlPlaneError.mapping { try await Self.current(of: owner, tenant: tenant, session: self.store.session).set }
    }

    /// All variables that an application gets with its next deployment, each with where it comes from.
    package func effective(
        _ id: ApplicationID, context: CallContext
    ) async throws(ControlPlaneError) -> (variables: [EffectiveVariable], revision: Int) {
        let tenant = try await self.authorizer.authorize(.variableRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            let session = self.store.session
            let application = try await session.applications(tenant).find(id)
            let variables = try await session.configurations(tenant).effectiveVariables(
                application.configurationNumber, of: application, shared: application.shared)
            return (variables, application.revision)
        }
    }

    /// What changed between two configuration versions of an application: names alone.
    ///
    /// - Parameters:
    ///   - old: The older version, 0 for the one without variables before the first; nil for the one before `new`.
    ///   - new: The newer version; nil for the newest.
    /// - Throws: ``ControlPlaneError/notFound`` where one of them never was.
    package func difference(
        _ id: ApplicationID, from old: Int?, to new: Int?, context: CallContext
    ) async throws(ControlPlaneError) -> (from: Int, to: Int, difference: VariableDifference) {
        let tenant = try await self.authorizer.authorize(.variableRead, on: .application(id), by: context)
        return try await ControlPlaneError.mapping {
            let newest = try await self.store.session.applications(tenant).find(id).configurationNumber
            let configurations = self.store.session.configurations(tenant)
            let (to, from) = (new ?? newest, old ?? max(0, (new ?? newest) - 1))
            let before = from == 0 ? [] : try await configurations.find(from, of: id).variables
            return (from, to, VariableDifference(from: before, to: try await configurations.find(to, of: id).variables))
        }
    }

    /// Replaces all variables of an owner.
    ///
    /// - Parameter revisions: the states of the owner that the caller means; nil to replace whatever is there.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the owner is in none of those states.
    package func replace(
        _ owner: VariableOwner, with changes: [VariableChange], revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> VariableSet {
        try await self.change(owner, revisions: revisions, context: context) { _ in changes }
    }

    /// Sets the variables of a dotenv file and keeps all others; nothing is kept of a file with a mistake.
    ///
    /// - Throws: ``ControlPlaneError/invalid(_:)`` with a problem for each line that is wrong, its field `line N`.
    package func `import`(
        _ owner: VariableOwner, dotenv text: String, _ defaults: VariableDefaults, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> VariableSet {
        let entries = try DotenvImport.entries(of: text)
        return try await self.change(owner, revisions: revisions, context: context) { old throws(ValidationError) in
            try DotenvImport.changes(entries, defaults, in: old)
        }
    }

    /// Sets variables beside those that are there: those of dotenv files, of one name the last, and above them `changes`.
    ///
    /// - Throws: ``ControlPlaneError/invalid(_:)`` with the place of each mistake: `envFiles.N.line M`, or `variables.N.` with the member.
    package func merge(
        _ owner: VariableOwner, files: [String], _ changes: [VariableChange], context: CallContext
    ) async throws(ControlPlaneError) -> VariableSet {
        let entries = try DotenvImport.entries(ofFiles: files)
        do throws(ControlPlaneError) {
            return try await self.change(owner, revisions: nil, context: context) { old throws(ValidationError) in
                let names = Set(changes.map(\.name))
                // Those of the request come first, so that a problem's number is theirs.
                return changes + (try DotenvImport.changes(entries, VariableDefaults(), in: old)).filter { !names.contains($0.name) }
            }
        } catch {
            guard case .invalid(let error) = error else { throw error }
            throw .invalid(
                ValidationError(
                    error.problems.map { problem in
                        let isOfRequest = problem.field.first?.isNumber == true
                        return FieldProblem(
                            field: isOfRequest ? "variables." + problem.field : problem.field, message: problem.message,
                            isUnsupported: problem.isUnsupported)
                    }))
        }
    }

    private func change(
        _ owner: VariableOwner, revisions: Set<Int>?, context: CallContext,
        _ changes: @escaping @Sendable ([Variable]) throws(ValidationError) -> [VariableChange]
    ) async throws(ControlPlaneError) -> VariableSet {
        let tenant = try await self.authorizer.authorize(.variableUpdate, on: owner.reference, by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await Self.lock(owner, revisions: revisions, tenant: tenant, session: session)
                let current = try await Self.current(of: owner, tenant: tenant, session: session)
                let wanted = try changes(current.set.variables)
                try VariableInput.check(
                    wanted.map {
                        VariableInput(name: $0.name, value: $0.value ?? "", isSecret: $0.isSecret, scope: $0.scope, form: $0.form)
                    })
                let merge = VariableMerge(keyring: self.keyring, team: tenant.teamID, owner: owner, number: current.number + 1)
                let variables = try merge.apply(wanted, to: current.set.variables)
                if variables == current.set.variables { return current.set }
                try await Self.keep(variables, number: current.number + 1, of: owner, tenant: tenant, session: session)
                try await session.audit.append(context.record(.variableUpdate, "\(owner.kind.rawValue)/\(owner.id)", team: tenant.teamID))
                return VariableSet(variables: variables, revision: current.set.revision + 1)
            }
        }
    }
}
