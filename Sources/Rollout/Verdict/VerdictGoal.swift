/// What is judged.
package struct VerdictGoal: Sendable {
    package enum Mode: Sendable, Hashable {
        /// A new version replaces a good one: the first failure decides, as it does for Swarm.
        case update
        /// A first version, or another number of tasks of the version that runs.
        case establish
        /// The last good version is brought back.
        case restore
    }

    package var mode: Mode
    /// The label that its tasks carry.
    package var deploymentLabel: String
    /// How many tasks there are to be; 0 for none at all.
    package var replicas: Int
    /// Whether Roost's own probe has to be answered.
    package var isProbed: Bool
    package var rules: VerdictRules
    /// The version that was replaced: an answer that is not newer is a stale one.
    package var replacedVersion: UInt64?
    /// Whether tasks that had ended before the first observation count.
    package var countsEarlierFailures: Bool
    /// Whether it was being verified already, when another worker began it.
    package var isVerifying: Bool

    package init(
        mode: Mode, deploymentLabel: String, replicas: Int, isProbed: Bool, rules: VerdictRules, replacedVersion: UInt64? = nil,
        countsEarlierFailures: Bool, isVerifying: Bool = false
    ) {
        self.mode = mode
        self.deploymentLabel = deploymentLabel
        self.replicas = replicas
        self.isProbed = isProbed
        self.rules = rules
        self.replacedVersion = replacedVersion
        self.countsEarlierFailures = countsEarlierFailures
        self.isVerifying = isVerifying
    }
}
