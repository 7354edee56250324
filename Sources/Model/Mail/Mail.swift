/// A mail that waits to be sent; what it says is sealed.
package struct Mail: Sendable {
    package let id: MailID
    package let sealed: [UInt8]

    package init(id: MailID, sealed: [UInt8]) {
        self.id = id
        self.sealed = sealed
    }
}
