/// A permission of a closed list, by its place there: looked up once by name, compared without text from then on.
public struct PermissionID: Hashable, Sendable {
    /// Its place in the list.
    let index: UInt8
    /// The fingerprint of the list: in another list the place would mean another permission.
    let list: UInt64
}
