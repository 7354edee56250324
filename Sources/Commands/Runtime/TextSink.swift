/// Where text goes: the standard output, the standard error, or a test's hands.
package struct TextSink: Sendable {
    private let body: @Sendable (String) -> Void

    package init(_ body: @escaping @Sendable (String) -> Void) {
        self.body = body
    }

    /// Writes `text` as it is.
    package func write(_ text: String) {
        self.body(text)
    }
}
