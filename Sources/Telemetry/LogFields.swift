/// A value of metadata that has fields of its own, which stand in the line like entries of metadata.
///
/// They are written as they are: none may have the name of another entry of its line or of what every line says of itself.
///
/// For lines that are logged so often that a dictionary for each of them would be most of their cost; they may wait for each other.
public protocol LogFields: Sendable, CustomStringConvertible {
    /// Adds the fields in the order in which they stand in the line.
    func add(to line: inout JSONLineWriter)
}
