import Postgres

enum SharedVariableStatements {
    static let project = SQLStatement(
        "sharedVariables.project",
        "SELECT variables_number FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL")

    // Serialises the writers of one project's variables, and hands out the next version safely.
    static let lockProject = SQLStatement("sharedVariables.lockProject", Self.project.text + " FOR NO KEY UPDATE")

    static let environment = SQLStatement(
        "sharedVariables.environment",
        "SELECT variables_number FROM environments WHERE team_id = $1 AND project_id = $2 AND id = $3 AND deleted_at IS NULL")

    static let lockEnvironment = SQLStatement("sharedVariables.lockEnvironment", Self.environment.text + " FOR NO KEY UPDATE")

    static let setProject = SQLStatement(
        "sharedVariables.setProject",
        "UPDATE projects SET variables_number = $3 WHERE team_id = $1 AND id = $2 AND variables_number = $3 - 1")

    static let setEnvironment = SQLStatement(
        "sharedVariables.setEnvironment",
        """
        UPDATE environments SET variables_number = $4 WHERE team_id = $1 AND project_id = $2 AND id = $3 AND variables_number = $4 - 1
        """)

    // All variables of a version at once.
    static let insert = SQLStatement(
        "sharedVariables.insert",
        """
        INSERT INTO shared_variables (team_id, project_id, environment_id, number, name, plain_value, sealed_value, version, scope, form)
        SELECT $1, $2, $3, $4, v.name, v.plain, decode(v.sealed, 'base64'), v.version, v.scope, v.form
        FROM jsonb_to_recordset($5::jsonb) AS v (name text, plain text, sealed text, version int, scope text, form text)
        """)

    static let variables = SQLStatement(
        "sharedVariables.variables",
        """
        SELECT name, plain_value, sealed_value, version, scope, form FROM shared_variables
        WHERE team_id = $1 AND owner_id = $2 AND number = $3 ORDER BY name
        """)

    static let all = [
        Self.project, Self.lockProject, Self.environment, Self.lockEnvironment, Self.setProject, Self.setEnvironment, Self.insert,
        Self.variables,
    ]
}
