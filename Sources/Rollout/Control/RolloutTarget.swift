package import Model

/// A specification with the settings that it was rendered from, which say how it is judged.
package struct RolloutTarget: Sendable {
    package let desired: DesiredSpec
    package let run: RunSettings

    package init(desired: DesiredSpec, run: RunSettings) {
        self.desired = desired
        self.run = run
    }

    /// How Roost itself asks its tasks; nil for an application without a port.
    package var probe: ProbePlan? { ProbePlan(self.run) }
}
