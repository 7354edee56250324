internal import APIClient
internal import Synchronization

/// The projects that a test has made.
final class MadeProjects: Sendable {
    /// Those of the test that runs in the current task.
    @TaskLocal static var current: MadeProjects?

    private let ids = Mutex<[String]>([])

    func note(_ id: String) {
        self.ids.withLock { $0.append(id) }
    }

    /// Deletes them, apart from those that are deleted already or that the first user may not delete.
    func delete(from platform: Installation) async {
        for id in self.ids.withLock({ $0 }) { _ = try? await platform.client.deleteProject(id) }
    }
}
