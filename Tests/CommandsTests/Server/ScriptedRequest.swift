/// A request as the scripted server received it.
struct ScriptedRequest: Sendable {
    let method: String
    let path: String
    let headers: [String: String]
    let body: String
}
