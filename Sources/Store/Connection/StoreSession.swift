package import Model
package import Postgres

/// The repositories over one connection: the pool, or a transaction.
package struct StoreSession: Sendable {
    let connection: any PostgresQuerying

    package init(_ connection: any PostgresQuerying) {
        self.connection = connection
    }

    package var accountLinks: AccountLinkRepository { AccountLinkRepository(session: self) }
    package var audit: AuditRepository { AuditRepository(session: self) }
    package var credentials: CredentialRepository { CredentialRepository(session: self) }
    package var externalIdentities: ExternalIdentityRepository { ExternalIdentityRepository(session: self) }
    package var idempotency: IdempotencyRepository { IdempotencyRepository(session: self) }
    package var identity: IdentityRepository { IdentityRepository(session: self) }
    package var invitationOffers: InvitationOffers { InvitationOffers(session: self) }
    package var mails: MailRepository { MailRepository(session: self) }
    package var outbox: OutboxRepository { OutboxRepository(session: self) }
    package var roles: RoleRepository { RoleRepository(session: self) }
    package var sealed: SealedRepository { SealedRepository(session: self) }
    package var secondFactors: SecondFactorRepository { SecondFactorRepository(session: self) }
    package var systemRoles: SystemRoleRepository { SystemRoleRepository(session: self) }
    package var tokens: TokenRepository { TokenRepository(session: self) }

    /// Where objects are that callers name by id, as far as the callers have a role there.
    package var locator: TenantLocator { TenantLocator(session: self) }

    package func applications(_ tenant: TenantContext) -> ApplicationRepository { ApplicationRepository(session: self, tenant: tenant) }
    package func configurations(_ tenant: TenantContext) -> ConfigurationRepository {
        ConfigurationRepository(session: self, tenant: tenant)
    }
    package func deploymentLogs(_ tenant: TenantContext) -> DeploymentLogRepository {
        DeploymentLogRepository(session: self, tenant: tenant)
    }
    package func deployments(_ tenant: TenantContext) -> DeploymentRepository { DeploymentRepository(session: self, tenant: tenant) }
    package func domains(_ tenant: TenantContext) -> DomainRepository { DomainRepository(session: self, tenant: tenant) }
    package func drifts(_ tenant: TenantContext) -> DriftRepository { DriftRepository(session: self, tenant: tenant) }
    package func invitations(_ tenant: TenantContext) -> InvitationRepository { InvitationRepository(session: self, tenant: tenant) }
    package func members(_ tenant: TenantContext) -> MemberRepository { MemberRepository(session: self, tenant: tenant) }
    package func projects(_ tenant: TenantContext) -> ProjectRepository { ProjectRepository(session: self, tenant: tenant) }
    package func deletions(_ tenant: TenantContext) -> DeletionRepository { DeletionRepository(session: self, tenant: tenant) }

    package func purges(_ tenant: TenantContext) -> PurgeRepository { PurgeRepository(session: self, tenant: tenant) }

    package func sharedVariables(_ tenant: TenantContext) -> SharedVariableRepository {
        SharedVariableRepository(session: self, tenant: tenant)
    }
    package func serviceAccounts(_ tenant: TenantContext) -> ServiceAccountRepository {
        ServiceAccountRepository(session: self, tenant: tenant)
    }
    package func releases(_ tenant: TenantContext) -> ReleaseRepository { ReleaseRepository(session: self, tenant: tenant) }

    package func teamRoles(_ tenant: TenantContext) -> TeamRoleRepository { TeamRoleRepository(session: self, tenant: tenant) }
    package func teams(_ tenant: TenantContext) -> TeamRepository { TeamRepository(session: self, tenant: tenant) }

    func query<R: Sendable>(
        _ statement: SQLStatement, _ parameters: [any PostgresEncodable],
        decode: @escaping @Sendable (borrowing PostgresRow) throws(PostgresError) -> R
    ) async throws(StoreError) -> [R] {
        do {
            return try await self.connection.query(statement, parameters, decode: decode)
        } catch {
            throw StoreError(error)
        }
    }

    func first<R: Sendable>(
        _ statement: SQLStatement, _ parameters: [any PostgresEncodable],
        decode: @escaping @Sendable (borrowing PostgresRow) throws(PostgresError) -> R
    ) async throws(StoreError) -> R? {
        try await self.query(statement, parameters, decode: decode).first
    }

    @discardableResult
    func execute(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(StoreError) -> Int {
        do {
            return try await self.connection.execute(statement, parameters)
        } catch {
            throw StoreError(error)
        }
    }

    /// Executes a statement that must change exactly one row.
    ///
    /// - Throws: ``StoreError/stale`` where it changed none.
    func executeOne(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(StoreError) {
        if try await self.execute(statement, parameters) != 1 { throw .stale }
    }
}
