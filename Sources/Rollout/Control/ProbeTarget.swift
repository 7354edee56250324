/// One task to ask.
package struct ProbeTarget: Sendable, Hashable {
    package let taskID: String
    /// Its address on the environment's network, without prefix length.
    package let address: String

    package init(taskID: String, address: String) {
        self.taskID = taskID
        self.address = address
    }
}
