/// How many tasks of a service run, and how many should.
package struct TaskCounts: Sendable, Hashable {
    package let running: Int
    package let desired: Int

    package init(running: Int, desired: Int) {
        self.running = running
        self.desired = desired
    }
}
