/// What an observation, after all earlier ones, means.
package enum Verdict: Sendable, Equatable {
    case wait(Waiting)
    case succeeded
    case failed(VerdictFailure)

    /// What is being waited for.
    package struct Waiting: Sendable, Equatable {
        /// In plain words.
        package let step: String
        /// In percent of the whole deployment.
        package let progress: Int
        /// Whether everything once held, so that what remains is to see whether it lasts.
        package let isVerifying: Bool

        package init(step: String, progress: Int, isVerifying: Bool) {
            self.step = step
            self.progress = progress
            self.isVerifying = isVerifying
        }
    }
}
