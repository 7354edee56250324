package import FoundationEssentials

/// A host, with a path, by which an application is reached from outside.
package struct Domain: Sendable {
    package let id: DomainID
    package let applicationID: ApplicationID
    package let host: HostName
    /// The prefix of the path that is routed; `/` for all.
    package let path: String
    /// Whether Roost made it, so that it cannot be deleted alone.
    package let isGenerated: Bool
    package let createdAt: Date

    package init(id: DomainID, applicationID: ApplicationID, host: HostName, path: String, isGenerated: Bool, createdAt: Date) {
        self.id = id
        self.applicationID = applicationID
        self.host = host
        self.path = path
        self.isGenerated = isGenerated
        self.createdAt = createdAt
    }

    /// Whether `path` is an absolute path of plain characters, at most 255 long.
    package static func isPath(_ path: String) -> Bool {
        guard path.hasPrefix("/"), path.utf8.count <= 255, !path.contains("//"), !path.contains("..") else { return false }
        return path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"*?#{}\"\\%".utf8.contains($0) }
    }
}
