import ControlPlane
import Model

/// Why a command that works on the database did nothing, in words for whoever typed it.
struct DatabaseCommandError: Error, CustomStringConvertible {
    let description: String

    /// Says what a use case refused.
    static func mapping<Result>(_ body: () async throws(ControlPlaneError) -> Result) async throws(Self) -> Result {
        do {
            return try await body()
        } catch {
            throw Self(error)
        }
    }

    private init(_ error: ControlPlaneError) {
        self.description =
            switch error {
            case .notFound: "there is no such user"
            case .conflict(let message), .unavailable(let message), .inconsistent(let message): message
            case .invalid(let error): error.problems.map { "\($0.field): \($0.message)" }.joined(separator: "; ")
            default: "\(error)"
            }
    }
}
