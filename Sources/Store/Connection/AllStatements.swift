package import Postgres

/// Every statement that Roost sends, for the test that prepares each on a migrated database.
package enum AllStatements {
    package static let list: [SQLStatement] =
        ApplicationStatements.all + AuditStatements.all + BindingStatements.all + ConfigurationStatements.all + CredentialStatements.all
        + DatabaseStatements.all + DeletionStatements.all
        + DeploymentLogStatements.all + DeploymentStatements.all + DomainStatements.all + DriftStatements.all
        + ExternalIdentityStatements.all + IdempotencyStatements.all + IdentityStatements.all + InvitationStatements.all
        + MailStatements.all + OutboxStatements.all + ProjectStatements.all
        + PurgeStatements.all + ReleaseStatements.all
        + RestoreStatements.all + SealedStatements.all + SecondFactorStatements.all + ServiceAccountStatements.all
        + SharedVariableStatements.all + SystemRoleStatements.all + TeamRoleStatements.all + TeamStatements.all
        + TenantStatements.all + TokenStatements.all
}
