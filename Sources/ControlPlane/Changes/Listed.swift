/// A part of a list, with the mark of the state that it shows.
package struct Listed<Element: Sendable>: Sendable {
    package let elements: [Element]
    /// No newer than the elements: who asks again with it never takes an old list for the present one.
    package let mark: ChangeMark
}
