import Postgres

enum TeamStatements {
    // Holds the team against other changes of it, and against what is made in it meanwhile.
    // Holds the team against other changes of it, and against what is made in it meanwhile, but not against whoever names it by a foreign
    // key: a second update of a row in one transaction locks all that the row names, whatever it changes.
    static let lock = SQLStatement("team.lock", "SELECT revision FROM teams WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE")
    // Keeps the team from being deleted while something is made in it; others may make something too.
    static let hold = SQLStatement("team.hold", "SELECT id FROM teams WHERE id = $1 AND deleted_at IS NULL FOR SHARE")
    static let update = SQLStatement(
        "team.update",
        """
        UPDATE teams SET name = coalesce($2, name), require_second_factor = coalesce($3, require_second_factor), revision = revision + 1
        WHERE id = $1 AND deleted_at IS NULL
        """)

    static let all = [Self.lock, Self.hold, Self.update]
}
