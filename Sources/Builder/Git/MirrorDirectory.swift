internal import Crypto
internal import FoundationEssentials
internal import Model
internal import SystemPackage

/// The folder of one repository's bare mirror.
struct MirrorDirectory: Sendable, Hashable {
    let path: String

    init(of url: GitURL, below mirrors: String) {
        self.path = mirrors + "/" + Self.hexadecimal(SHA256.hash(data: Array(url.rawValue.utf8)))
    }

    private init(path: String) {
        self.path = path
    }

    /// Every mirror below `mirrors`.
    static func all(below mirrors: String) -> [Self] {
        Self.names(in: mirrors).map { Self(path: mirrors + "/" + $0) }
    }

    /// Whether it looks like a repository that `git init` finished.
    var exists: Bool { FileManager.default.fileExists(atPath: self.path + "/HEAD") }

    /// The name under which a branch or tag is kept: its hash, so that `a` and `a/b` never stand in each other's way.
    static func localName(of reference: BuildReference) -> String {
        switch reference {
        case .branch(let name): "refs/roost/branch/" + Self.hexadecimal(SHA256.hash(data: Array(name.rawValue.utf8)))
        case .tag(let name): "refs/roost/tag/" + Self.hexadecimal(SHA256.hash(data: Array(name.rawValue.utf8)))
        case .commit(let hash): "refs/roost/commit/" + hash.rawValue
        }
    }

    /// Removes what a killed fetch left: half a pack, and lock files.
    func removeLeftovers() {
        for folder in ["", "/objects/pack", "/refs/roost/branch", "/refs/roost/tag", "/refs/roost/commit"] {
            for name in Self.names(in: self.path + folder) where name.hasPrefix("tmp_") || name.hasPrefix(".tmp") || name.hasSuffix(".lock")
            {
                try? FileManager.default.removeItem(atPath: self.path + folder + "/" + name)
            }
        }
    }

    /// Notes that the mirror was fetched into just now.
    func noteFetch() {
        _ = FileManager.default.createFile(atPath: self.path + "/roost-fetched", contents: nil)
    }

    /// When it was fetched into last; long ago where that is not known.
    func lastFetch() -> Date {
        let attributes = try? FileManager.default.attributesOfItem(atPath: self.path + "/roost-fetched")
        return attributes?[.modificationDate] as? Date ?? .distantPast
    }

    /// Removes the mirror; readers that have its packs open can finish.
    func remove() {
        try? FileManager.default.removeItem(atPath: self.path)
    }

    /// The bytes of its packs, the one that arrives included.
    func packSize() -> Int {
        let packs = self.path + "/objects/pack"
        return Self.names(in: packs).reduce(0) { $0 + Int((try? Stat(FilePath(packs + "/" + $1)))?.size ?? 0) }
    }

    /// How many packs it has; each fetch adds one.
    func packCount() -> Int {
        Self.names(in: self.path + "/objects/pack").count { $0.hasSuffix(".pack") }
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
