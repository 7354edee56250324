package import Model
import Store

/// The sessions of a person: signing in and out, and which there are.
package struct SessionService: Sendable {
    let store: DataStore
    let sessions: SessionStore
    private let proof: PasswordProof
    private let authorizer: Authorizer
    private let recent: RecentCallers

    init(store: DataStore, authorizer: Authorizer, sessions: SessionStore, proof: PasswordProof, recent: RecentCallers) {
        self.store = store
        self.sessions = sessions
        self.proof = proof
        self.authorizer = authorizer
        self.recent = recent
    }

    /// Opens a session for who knows the password; the one that the browser had before ends.
    ///
    /// - Throws: ``ControlPlaneError/loginRefused`` for a wrong password and for a user who does not exist alike, in the same time;
    ///   `unavailable` where Redis does not answer.
    package func login(_ attempt: LoginAttempt, traceID: String) async throws(ControlPlaneError) -> OpenedSession {
        let credentials = try await self.proof.check(attempt, traceID: traceID)
        let session = NewSession(
            user: credentials.user, epoch: credentials.sessionEpoch, origin: attempt.origin, replaced: attempt.replaced)
        return try await self.open(session, traceID: traceID)
    }

    /// Opens a session for who has proved who they are; the one that the browser had before ends.
    ///
    /// - Parameter note: what else becomes true with it, in the same transaction.
    func open(
        _ new: NewSession, traceID: String, noting note: @Sendable (StoreSession) async throws -> Void = { _ in }
    ) async throws(ControlPlaneError) -> OpenedSession {
        let (id, secret) = (SessionID.make(), SessionSecret())
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await note(session)
                try await session.audit.append(
                    AuditRecord(
                        teamID: nil, actor: DeploymentActor(kind: .user, name: new.user.username), action: "session.create",
                        resource: "session/\(id)", traceID: traceID, address: new.origin.address))
                try await self.sessions.open(id, secret, of: new.user.id, epoch: new.epoch, from: new.origin)
            }
            if let replaced = new.replaced, let old = try await self.sessions.find(replaced, isUse: false) {
                _ = try await self.sessions.end(old.id, of: old.userID)
                self.recent.forget(old.id)
            }
        }
        return OpenedSession(user: new.user, id: id, secret: secret)
    }

    /// Ends the session that the caller came with.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` for a caller with a token.
    package func logout(_ context: CallContext) async throws(ControlPlaneError) {
        guard let id = context.caller.sessionID else {
            throw .conflict("a token is no session: DELETE /api/tokens/{id} revokes it")
        }
        try await self.end(id, action: "session.end", context)
    }

    /// The sessions of the caller, newest first.
    package func list(after: SessionID?, limit: Int, context: CallContext) async throws(ControlPlaneError) -> [Session] {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        return try await ControlPlaneError.mapping {
            let epoch = try await self.store.session.credentials.find(context.caller.userID).sessionEpoch
            let all = try await self.sessions.list(of: context.caller.userID, epoch: epoch)
            return Array(all.drop { session in after.map { session.id.description >= $0.description } ?? false }.prefix(limit))
        }
    }

    /// Ends one session of the caller.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any. A session never changes: it has the first alone.
    /// - Throws: ``ControlPlaneError/notFound`` for a session that is not the caller's, ``ControlPlaneError/preconditionFailed`` where
    ///   another state is meant.
    package func end(_ id: SessionID, revisions: Set<Int>?, context: CallContext) async throws(ControlPlaneError) {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        if revisions?.contains(1) == false {
            guard try await self.list(after: nil, limit: .max, context: context).contains(where: { $0.id == id }) else { throw .notFound }
            throw .preconditionFailed
        }
        try await self.end(id, action: "session.revoke", context)
    }

    /// Ends every session of the caller but the one that it came with.
    package func endOthers(_ context: CallContext) async throws(ControlPlaneError) {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        let user = context.caller.userID
        defer { self.recent.forget(user) }
        try await ControlPlaneError.mapping {
            try await self.store.session.audit.append(self.record("session.revokeAll", "user/\(user)", context))
            try await self.sessions.endAll(of: user, except: context.caller.sessionID)
        }
    }

    private func end(_ id: SessionID, action: String, _ context: CallContext) async throws(ControlPlaneError) {
        // Also where the answer of Redis is lost.
        defer { self.recent.forget(id) }
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.audit.append(self.record(action, "session/\(id)", context))
                guard try await self.sessions.end(id, of: context.caller.userID) else { throw ControlPlaneError.notFound }
            }
        }
    }

    private func record(_ action: String, _ resource: String, _ context: CallContext) -> AuditRecord {
        context.record(action, resource)
    }
}
