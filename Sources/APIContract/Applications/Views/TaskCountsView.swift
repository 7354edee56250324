/// How many tasks run, and how many should.
package struct TaskCountsView: Codable, Hashable, Sendable {
    package var running: Int
    package var desired: Int

    package init(running: Int, desired: Int) {
        self.running = running
        self.desired = desired
    }
}
