/// Checks of names before they become part of a path, so that no name reaches another call.
enum DockerReference {
    /// An id or name of a service, task, container, network, config or secret.
    static func object(_ name: String) throws(DockerError) -> String {
        guard let first = name.utf8.first, isAlphanumeric(first), name.utf8.count <= 255,
            name.utf8.allSatisfy({ isAlphanumeric($0) || "_.-".utf8.contains($0) })
        else { throw DockerError(.badRequest, "not an id or name") }
        return name
    }

    /// An image reference, with or without tag and digest.
    static func image(_ reference: String) throws(DockerError) -> String {
        guard let first = reference.utf8.first, isAlphanumeric(first), reference.utf8.count <= 512,
            reference.utf8.allSatisfy({ isAlphanumeric($0) || "_.-/:@".utf8.contains($0) }),
            !reference.split(separator: "/", omittingEmptySubsequences: false).contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
        else { throw DockerError(.badRequest, "not an image reference") }
        return reference
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
