import ControlPlane
import Model

/// A cluster that does not answer, as where Docker is down.
struct AbsentCluster: ClusterView {
    struct Unavailable: Error {}

    func taskCounts(of service: ServiceName) async -> TaskCounts? { nil }

    func logs(of service: ServiceName, _ query: ApplicationLogQuery) async throws -> ApplicationLog {
        throw Unavailable()
    }

    func sweepSoon() async {}
}
