import Model
import Policy
import Store

/// Why people may do something, for whoever may know that.
package struct PolicyService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer

    init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// Explains a permission: of the caller itself to everybody, of others to who has `policy.read` there.
    ///
    /// What the caller's token is limited to decides what it may ask about, and is no part of the explanation.
    ///
    /// - Parameters:
    ///   - resource: in one of the forms of ``ExplainedResource``.
    ///   - user: a user name, or the id of a user or a service account; nil for the caller.
    /// - Throws: ``ControlPlaneError/notFound`` for what, or who, the caller may not know of; `forbidden` for who sees the place, and not
    ///   why others may do something there; `invalid` for what has none of the forms.
    package func explain(
        _ permission: String, on resource: String, of user: String?, context: CallContext
    ) async throws(ControlPlaneError) -> AccessExplanation {
        let explainer = AccessExplainer(store: self.store, policy: self.authorizer.policies.current)
        let id = try explainer.permission(permission)
        guard let resource = ExplainedResource(resource) else { throw Self.invalid("resource", "must be \(ExplainedResource.forms)") }
        let subject = try Self.subject(user, context.caller)
        return try await ControlPlaneError.mapping {
            let (place, access) = try await self.place(resource, explainer, isOwn: subject == .caller, context)
            guard let person = try await self.person(subject, context.caller) else { throw ControlPlaneError.notFound }
            let explanation = try await explainer.explain(id, at: place, of: person)
            guard subject != .caller, let access else { return explanation }
            return try await self.shown(explanation, access, context)
        }
    }

    /// About whom is asked.
    private enum Subject: Hashable {
        case caller
        case named(Slug)
        case identified(UserID)
    }

    private static func subject(_ user: String?, _ caller: Caller) throws(ControlPlaneError) -> Subject {
        guard let user else { return .caller }
        if let id = UserID(user) { return id == caller.userID ? .caller : .identified(id) }
        // An address would tell who has an account.
        guard let name = Slug(user) else { throw Self.invalid("user", "must be a user name or an id") }
        // A person may have the name of a service account.
        return user == caller.username && !caller.isService ? .caller : .named(name)
    }

    private func place(
        _ resource: ExplainedResource, _ explainer: AccessExplainer, isOwn: Bool, _ context: CallContext
    ) async throws -> (place: ExplainedPlace, access: TenantAccess?) {
        let reference: ResourceReference
        switch resource {
        case .system:
            // A token of a team reaches nothing of the installation.
            if isOwn, context.caller.boundTeamID != nil { throw ControlPlaneError.notFound }
            if !isOwn { _ = try self.authorizer.system(.policyRead, reading: .systemRoleRead, by: context) }
            return (.system, nil)
        case .place(let slugs):
            guard let found = try await explainer.locate(slugs) else { throw ControlPlaneError.notFound }
            reference = ResourceReference(found.place, of: found.team)
        case .object(let named): reference = named
        }
        let permission = isOwn ? reference.readPermission : .policyRead
        let access = try await self.authorizer.access(permission, on: reference, by: context)
        guard let place = try await explainer.place(access.place, of: access.tenant.teamID) else { throw ControlPlaneError.notFound }
        return (place, access)
    }

    private func person(_ subject: Subject, _ caller: Caller) async throws(StoreError) -> ExplainedPerson? {
        let users = self.store.session.systemRoles
        let found: (id: UserID, username: String, isSuspended: Bool)?
        switch subject {
        case .caller: return ExplainedPerson(id: caller.userID, username: caller.username, isSuspended: false)
        case .named(let name): found = try await users.person(named: name.rawValue)
        case .identified(let id): found = try await users.principal(id)
        }
        return found.map { ExplainedPerson(id: $0.id, username: $0.username, isSuspended: $0.isSuspended) }
    }

    /// What of an explanation is for who asks about somebody else: nothing of a person who has no role there, and none of the roles
    /// elsewhere, unless the caller may see these.
    private func shown(
        _ explanation: AccessExplanation, _ access: TenantAccess, _ context: CallContext
    ) async throws(ControlPlaneError) -> AccessExplanation {
        let seesMembers = try await self.authorizer.rights(access, of: context.caller).decide(.memberRead, at: .team).isAllowed
        let seesAll = SystemRights(self.authorizer.policies.current, of: context.caller).decide(.systemRoleRead).isAllowed
        var shown = explanation
        if !seesMembers { shown.bindings.removeAll { !$0.isReaching } }
        guard seesAll || shown.bindings.contains(where: { !$0.isOfSystem }) else { throw .notFound }
        return shown
    }

    private static func invalid(_ field: String, _ message: String) -> ControlPlaneError {
        .invalid(ValidationError(field: field, message))
    }
}
