/// A JSON text as it was written, before anything is known of what it should be.
package indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// The digits as they were written, checked against the grammar: what they fit into is decided by who asks.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}
