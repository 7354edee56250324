/// A mail as it is sent; its text may hold a link that lets somebody in.
package struct OutgoingMail: Sendable {
    /// The address.
    package let recipient: String
    /// One line.
    package let subject: String
    package let text: String
}

extension OutgoingMail: CustomStringConvertible, CustomReflectable {
    /// Nothing of the text.
    package var description: String { "OutgoingMail" }

    /// Nothing: a dump must not show it.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
