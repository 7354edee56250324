package import Model

/// Writes what was done; nothing here changes or removes a record.
package struct AuditRepository: Sendable {
    let session: StoreSession

    /// Adds `record`, in the transaction of the act that it tells of.
    package func append(_ record: AuditRecord) async throws(StoreError) {
        try await self.session.execute(
            AuditStatements.append,
            [
                record.teamID?.rawValue, record.actor.kind.rawValue, record.actor.name, record.action, record.resource, record.isAllowed,
                record.traceID, record.address,
            ])
    }
}
