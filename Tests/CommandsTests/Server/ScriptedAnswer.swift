/// What the scripted server does with a request.
enum ScriptedAnswer: Sendable {
    case json(Int, String, headers: [String: String] = [:])
    /// The body in pieces, and whether it ends properly or by a cut connection.
    case stream(String, pieces: [String], isComplete: Bool = true)
    /// The connection is closed without a word.
    case drop
}
