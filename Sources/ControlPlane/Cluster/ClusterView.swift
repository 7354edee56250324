package import Model

/// What use cases need to see of the cluster; the engine's side is wired in `roostd`.
package protocol ClusterView: Sendable {
    /// The tasks of a service; nil where Docker does not answer in time.
    func taskCounts(of service: ServiceName) async -> TaskCounts?

    /// What the tasks of a service print, read no faster than its reader reads.
    func logs(of service: ServiceName, _ query: ApplicationLogQuery) async throws -> ApplicationLog
}
