import Crypto
import FoundationEssentials
import Model

/// The account that somebody tries to sign in with, whether there is one or not.
struct LoginAccount: Sendable {
    /// What stands in keys: the user's id, or a hash of a name that nobody has, which may be a password that was typed there.
    let key: String

    init(name: String, user: UserID?) {
        self.key =
            user?.description
            ?? SHA256.hash(data: Data(name.lowercased().utf8)).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
