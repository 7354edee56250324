/// What JSON a type is read from and written as.
indirect enum Shape: Sendable {
    case text
    case flag
    case whole
    case number
    case moment
    case choice([String])
    /// An object with a name of its own in the document.
    case object(String)
    case list(Shape)
    /// An object whose names are free and whose values are texts.
    case map
    case nullable(Shape)
}
