import Postgres

extension StoreError {
    /// The unique indexes and what a user calls the thing that they keep unique.
    private static let subjects = [
        "applications_slug": "an application with this slug",
        "domains_host": "this host",
        "environments_slug": "an environment with this slug",
        "invitations_open": "an invitation of this address",
        "linked_identities_person": "a link of this identity",
        "projects_slug": "a project with this slug",
        "service_accounts_name": "a service account with this name",
        "team_roles_pkey": "a role with this name",
        "teams_slug": "a team with this slug",
        "users_email_key": "this e-mail address",
        "users_username_key": "this user name",
    ]

    init(_ error: PostgresError) {
        if error.isUniqueViolation, let constraint = error.constraint {
            self = .conflict(subject: Self.subjects[constraint] ?? "this object")
        } else if error.constraint == "teams_owner" {
            self = .lastOwner
        } else if error.constraint == "system_roles_operator" {
            self = .lastOperator
        } else if error.constraint == "role_bindings_team_role" {
            // Whoever gives a role and whoever deletes it met: one of them came too late.
            self = .roleInUse(holders: nil)
        } else {
            self = .database(error)
        }
    }
}
