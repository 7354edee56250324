package import FoundationEssentials

/// A line that a task of an application printed.
package struct ApplicationLogLine: Sendable, Hashable {
    package let at: Date?
    package let task: String?
    package let stream: String
    package let text: String

    package init(at: Date?, task: String?, stream: String, text: String) {
        self.at = at
        self.task = task
        self.stream = stream
        self.text = text
    }
}
