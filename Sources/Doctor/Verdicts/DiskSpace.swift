internal import FoundationEssentials

/// How much room a file system has.
struct DiskSpace: Sendable, Hashable {
    let freeBytes: Int
    let freeNodes: Int
    /// 0 where the file system makes them as it needs them.
    let nodes: Int

    init(freeBytes: Int, freeNodes: Int, nodes: Int) {
        self.freeBytes = freeBytes
        self.freeNodes = freeNodes
        self.nodes = nodes
    }

    /// nil where it does not tell.
    static func of(_ path: String) -> Self? {
        guard let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path),
            let free = Self.number(attributes[.systemFreeSize])
        else { return nil }
        return Self(
            freeBytes: free, freeNodes: Self.number(attributes[.systemFreeNodes]) ?? 0, nodes: Self.number(attributes[.systemNodes]) ?? 0)
    }

    private static func number(_ value: Any?) -> Int? {
        switch value {
        case let value as Int: value
        case let value as any BinaryInteger: Int(clamping: value)
        default: nil
        }
    }
}
