/// Why somebody may, or may not, do something.
package struct AccessExplanation: Sendable {
    /// The verdict, what decided, and a line for each role that the person has.
    package let text: String
    package let isAllowed: Bool
}
