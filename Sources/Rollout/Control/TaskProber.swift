/// Asks tasks the way users reach them.
package protocol TaskProber: Sendable {
    /// Asks each target once, all at the same time, and returns within a few seconds.
    ///
    /// - Returns: The answers by task id; a target without an entry counts as not asked.
    func probe(_ request: ProbeRequest) async -> [String: ProbeAnswer]

    /// Takes back whatever a round of probing set up for the deployment.
    func endProbing(serviceName: String, deploymentLabel: String) async
}
