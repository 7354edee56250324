import Model
import Store

extension PasswordRules {
    /// What keeps a text from being the next password of somebody who has an account, whose teams guessers know, too; nil for nothing.
    func problem(of password: String, for user: User, in session: StoreSession) async throws(StoreError) -> String? {
        let teams = try await session.identity.memberships(of: user.id).map(\.team)
        return self.problem(of: password, names: [user.username, user.email] + teams.flatMap { [$0.slug.rawValue, $0.name] })
    }
}
