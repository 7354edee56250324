internal import FoundationEssentials

/// What the file system says of a path.
struct FileFacts: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case absent, folder, file
    }

    let kind: Kind
    /// The lower nine bits of the mode.
    let mode: Int
    let isReadable: Bool
    let isWritable: Bool
    let isExecutable: Bool
    /// Whether it, or the nearest folder above it that exists, can be written to.
    let canBeMade: Bool

    static func of(_ path: String) -> Self {
        let files = FileManager.default
        var isFolder = false
        let exists = files.fileExists(atPath: path, isDirectory: &isFolder)
        let mode = (try? files.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
        return Self(
            kind: exists ? (isFolder ? .folder : .file) : .absent, mode: mode & 0o777, isReadable: files.isReadableFile(atPath: path),
            isWritable: files.isWritableFile(atPath: path), isExecutable: files.isExecutableFile(atPath: path),
            canBeMade: files.isWritableFile(atPath: Self.nearestFolder(path)))
    }

    /// The path itself, or the nearest above it that exists.
    static func nearestFolder(_ path: String) -> String {
        var parts = path.split(separator: "/")
        while !parts.isEmpty, !FileManager.default.fileExists(atPath: "/" + parts.joined(separator: "/")) { parts.removeLast() }
        return "/" + parts.joined(separator: "/")
    }
}
