/// The members of an object.
struct ObjectShape: Sendable {
    struct Member: Sendable {
        let name: String
        let shape: Shape
        let isRequired: Bool
    }

    let name: String
    var members: [Member] = []
    /// Whether any other member is an error.
    var isStrict = false
    /// The objects of which it is one, told apart by `discriminator`; empty for one that stands for itself.
    var alternatives: [String] = []
    var discriminator = ""
}
