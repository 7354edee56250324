import Argon2
import Model
import OIDC
import Redis
import Store

extension ControlPlaneError {
    init(_ error: StoreError) {
        self =
            switch error {
            case .notFound: .notFound
            case .conflict(let subject): .conflict("\(subject) exists already")
            case .stale: .preconditionFailed
            case .lastOwner: .conflict("a team needs an owner: make somebody else one first")
            case .lastOperator: .conflict("an installation needs an operator: make somebody else one first")
            case .roleInUse(let holders?): .conflict("the role is given to \(holders); take it away from them first")
            case .roleInUse: .conflict("somebody gave the role, or deleted it, in this very moment: look at it again")
            case .corrupt(let what): .inconsistent("cannot read \(what)")
            case .database: error.isTransient ? .unavailable("the database does not answer") : .inconsistent("\(error)")
            }
    }

    /// Maps what any use case's transaction may throw.
    static func mapping<Result>(_ body: () async throws -> Result) async throws(ControlPlaneError) -> Result {
        do {
            return try await body()
        } catch let error as ControlPlaneError {
            throw error
        } catch let error as StoreError {
            throw ControlPlaneError(error)
        } catch let error as RedisError {
            throw ControlPlaneError(error)
        } catch let error as Argon2Error {
            throw ControlPlaneError(error)
        } catch let error as OIDCError {
            throw ControlPlaneError(error)
        } catch let error as ValidationError {
            throw .invalid(error)
        } catch is CancellationError {
            throw .unavailable("the request was given up")
        } catch {
            throw .inconsistent("\(error)")
        }
    }
}
