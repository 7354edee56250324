import Postgres

enum ConfigurationStatements {
    static let insert = SQLStatement(
        "configuration.insert",
        "INSERT INTO configuration_versions (team_id, application_id, number, run) VALUES ($1, $2, $3, $4::jsonb)")

    // All variables of a version at once: an application may have 500.
    static let insertVariables = SQLStatement(
        "configuration.insertVariables",
        """
        INSERT INTO configuration_variables (team_id, application_id, configuration_number, name, plain_value, sealed_value, version,
            scope, form)
        SELECT $1, $2, $3, v.name, v.plain, decode(v.sealed, 'base64'), v.version, v.scope, v.form
        FROM jsonb_to_recordset($4::jsonb) AS v (name text, plain text, sealed text, version int, scope text, form text)
        """)

    static let find = SQLStatement(
        "configuration.find", "SELECT run FROM configuration_versions WHERE team_id = $1 AND application_id = $2 AND number = $3")

    static let variables = SQLStatement(
        "configuration.variables",
        """
        SELECT name, plain_value, sealed_value, version, scope, form FROM configuration_variables
        WHERE team_id = $1 AND application_id = $2 AND configuration_number = $3 ORDER BY name
        """)

    static let all = [Self.insert, Self.insertVariables, Self.find, Self.variables]
}
