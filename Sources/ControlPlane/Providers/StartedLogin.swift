/// The first half of a sign-in through a provider.
package struct StartedLogin: Sendable {
    /// Where the browser goes.
    package let url: String
    /// What the browser brings back with the provider's answer: who else got hold of that answer has it not.
    package let secret: SessionSecret
}
