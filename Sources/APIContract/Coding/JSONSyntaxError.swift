/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Hashable {
    /// What was met or missed, in plain words.
    package let message: String
    /// The offset in bytes from the beginning of the text.
    package let offset: Int
}
