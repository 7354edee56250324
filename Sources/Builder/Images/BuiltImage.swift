package import Model

/// An image that a build left on the build engine.
package struct BuiltImage: Sendable, Hashable {
    package let reference: ImageReference
    /// The digest of its configuration, `sha256:…`.
    package let id: String
    /// In bytes.
    package let size: Int64

    package init(reference: ImageReference, id: String, size: Int64) {
        self.reference = reference
        self.id = id
        self.size = size
    }
}
