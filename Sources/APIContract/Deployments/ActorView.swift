/// Who set something off.
package struct ActorView: Codable, Hashable, Sendable {
    /// `user token webhook system`.
    package var type: String
    package var name: String

    package init(type: String, name: String) {
        self.type = type
        self.name = name
    }
}
