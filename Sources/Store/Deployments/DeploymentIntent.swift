/// What a worker is about to tell Swarm, written before it does.
package struct DeploymentIntent: Sendable, Hashable {
    /// The rendered spec, sealed with the AAD `team|application|deployment|spec`.
    package let sealedSpec: [UInt8]
    package let specHash: String
    /// Swarm's version index that the update is based on; 0 for a service that does not exist yet.
    package let versionIndex: Int

    package init(sealedSpec: [UInt8], specHash: String, versionIndex: Int) {
        self.sealedSpec = sealedSpec
        self.specHash = specHash
        self.versionIndex = versionIndex
    }
}
