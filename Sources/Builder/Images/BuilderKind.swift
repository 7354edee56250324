/// Which builder the Docker CLI drives.
package enum BuilderKind: String, Sendable, Hashable {
    case buildKit
    /// The classic builder: one container and one image per step.
    case classic
}
