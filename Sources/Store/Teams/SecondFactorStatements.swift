import Postgres

/// One-time codes and what stands in for them.
enum SecondFactorStatements {
    // One that was not confirmed is replaced; one that logins need is not.
    static let begin = SQLStatement(
        "secondFactor.begin",
        """
        INSERT INTO user_totp (user_id, secret) VALUES ($1, $2)
        ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = now() WHERE user_totp.confirmed_at IS NULL
        """)

    static let begun = SQLStatement(
        "secondFactor.begun", "SELECT secret FROM user_totp WHERE user_id = $1 AND confirmed_at IS NULL")

    static let confirm = SQLStatement(
        "secondFactor.confirm",
        "UPDATE user_totp SET confirmed_at = now(), last_step = $3 WHERE user_id = $1 AND secret = $2 AND confirmed_at IS NULL")

    // Of two logins with the same code one finds the step taken.
    static let takeStep = SQLStatement(
        "secondFactor.takeStep",
        "UPDATE user_totp SET last_step = $2 WHERE user_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2")

    static let addRecoveryCodes = SQLStatement(
        "secondFactor.addRecoveryCodes", "INSERT INTO recovery_codes (user_id, hash) SELECT $1, unnest($2::bytea[])")

    static let takeRecoveryCode = SQLStatement(
        "secondFactor.takeRecoveryCode",
        "UPDATE recovery_codes SET used_at = now() WHERE user_id = $1 AND hash = $2 AND used_at IS NULL")

    static let isLacking = SQLStatement("secondFactor.isLacking", "SELECT lacks_second_factor($1)")

    static let remove = SQLStatement("secondFactor.remove", "DELETE FROM user_totp WHERE user_id = $1")

    static let all = [
        Self.begin, Self.begun, Self.confirm, Self.takeStep, Self.addRecoveryCodes, Self.takeRecoveryCode, Self.isLacking, Self.remove,
    ]
}
