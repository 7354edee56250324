package import FoundationEssentials

/// A person who can sign in.
package struct User: Sendable {
    package let id: UserID
    package let username: String
    package let email: String
    package let createdAt: Date

    package init(id: UserID, username: String, email: String, createdAt: Date) {
        self.id = id
        self.username = username
        self.email = email
        self.createdAt = createdAt
    }
}
