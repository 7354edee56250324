/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error, Hashable {
    /// What was met or missed, in plain words.
    let message: String
    /// The offset in bytes from the beginning of the text.
    let offset: Int
}
