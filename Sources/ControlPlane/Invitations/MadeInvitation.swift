package import Model

/// An invitation, and how it gets to whom it is for.
package struct MadeInvitation: Sendable {
    package let invitation: Invitation
    /// Where no mail carries it: the address of the page on which it is used; shown this once.
    ///
    /// The token alone where nobody said where browsers reach the server.
    package let link: String?
}
