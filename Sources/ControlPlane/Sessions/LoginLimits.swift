/// How often one may try to sign in.
package struct LoginLimits: Sendable, Hashable {
    /// How often, in ``period``, with one account from addresses that it never signed in from, and from each that it did.
    package var attempts: Int
    /// How often, in ``period``, from one address with whatever account.
    package var addressAttempts: Int
    package var period: Duration
    /// After so many failures in a row, an account may be tried once an hour from addresses that it never signed in from.
    package var mostFailures: Int

    /// Creates limits; NIST SP 800-63B-4 section 3.2.2 allows no more than 100 failures in a row.
    package init(attempts: Int = 10, addressAttempts: Int = 50, period: Duration = .seconds(600), mostFailures: Int = 100) {
        self.attempts = attempts
        self.addressAttempts = addressAttempts
        self.period = period
        self.mostFailures = mostFailures
    }
}
