/// Who wrote a line of a build log.
package enum BuildLogStream: String, Sendable, Hashable, CaseIterable {
    case stdout
    case stderr
    /// Roost itself.
    case system
}
