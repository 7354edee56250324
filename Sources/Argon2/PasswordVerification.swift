/// The outcome of comparing a password with a stored hash.
public enum PasswordVerification: Hashable, Sendable {
    /// The password is right; `needsRehash` says that the hash was made with other costs than today's.
    case match(needsRehash: Bool)
    /// The password is wrong.
    case mismatch
}
