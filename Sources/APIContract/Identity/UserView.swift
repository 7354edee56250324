package import FoundationEssentials

/// A person.
package struct UserView: Codable, Hashable, Sendable {
    package var id: String
    package var username: String
    package var email: String
    package var createdAt: Date

    package init(id: String, username: String, email: String, createdAt: Date) {
        self.id = id
        self.username = username
        self.email = email
        self.createdAt = createdAt
    }
}
