/// The name of a member that is written again and again: made once, as it stands between two members.
package struct JSONName: Sendable {
    /// A comma, the name and a colon.
    let bytes: [UInt8]

    /// - Parameter name: plain ASCII that needs no escape.
    package init(_ name: StaticString) {
        self.bytes = Array(",\"\(name)\":".utf8)
    }
}
