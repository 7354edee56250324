/// The Swarm config that holds the static health probe.
package struct ProbeConfig: Sendable, Hashable {
    /// Where the probe is mounted in a container.
    package static let path = "/.roost/probe"

    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
