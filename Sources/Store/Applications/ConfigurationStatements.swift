import Postgres

enum ConfigurationStatements {
    static let insert = SQLStatement(
        "configuration.insert",
        "INSERT INTO configuration_versions (team_id, application_id, number, run) VALUES ($1, $2, $3, $4::jsonb)")

    static let insertVariable = SQLStatement(
        "configuration.insertVariable",
        """
        INSERT INTO configuration_variables (team_id, application_id, configuration_number, name, plain_value, sealed_value, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let find = SQLStatement(
        "configuration.find", "SELECT run FROM configuration_versions WHERE team_id = $1 AND application_id = $2 AND number = $3")

    static let variables = SQLStatement(
        "configuration.variables",
        """
        SELECT name, plain_value, sealed_value, version FROM configuration_variables
        WHERE team_id = $1 AND application_id = $2 AND configuration_number = $3 ORDER BY name
        """)

    static let all = [Self.insert, Self.insertVariable, Self.find, Self.variables]
}
