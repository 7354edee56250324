import FoundationEssentials
import Glibc
import SystemPackage
import Vault

/// The file of master keys, which a rotation changes.
struct KeyFile {
    static let variable = "ROOST_MASTER_KEY_FILE"

    /// The file itself, also where the setting names a link to it.
    let path: String
    private let settings: Settings

    init(_ settings: Settings) throws(SettingsError) {
        self.path = URL(filePath: try settings.required(Self.variable)).resolvingSymlinksInPath().path
        self.settings = settings
    }

    /// Runs `body` while nobody else does: of two that read the file and write it, one would lose the other's key.
    ///
    /// - Throws: ``SettingsError`` where somebody else is at it; what `body` throws.
    func withLock<Result>(_ body: () async throws -> Result) async throws -> Result {
        // The lock goes with the process, however that ends. It is on the folder: the file is replaced.
        let folder = try self.openFolder()
        defer { try? folder.close() }
        guard flock(folder.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            throw SettingsError(variable: Self.variable, problem: "is being changed by another 'roostd keys rotate'")
        }
        return try await body()
    }

    /// Puts a new key before the others, at once or not at all, and tells its identifier.
    ///
    /// - Throws: ``SettingsError`` where the file cannot be written.
    func addKey() throws(SettingsError) -> String {
        let known = try self.settings.masterKeys()
        do {
            try self.replace(by: "\(MasterKeyring.generateKeyText())\n\(known.text)")
        } catch {
            throw SettingsError(
                variable: Self.variable,
                problem: "names a file that cannot be changed: put the line of 'roostd keys generate' first in it, and use --resume")
        }
        return try self.settings.masterKeys().keyring.currentKeyID
    }

    /// Whoever reads meanwhile sees the old text or the new one, and what was written is on the disk: nothing may be sealed with a key that
    /// a crash takes away.
    private func replace(by text: String) throws {
        let before = try FileManager.default.attributesOfItem(atPath: self.path)
        // At no time is there a file that others than its owner may read.
        let mask = umask(0o077)
        defer { umask(mask) }
        try Data(text.utf8).write(to: URL(filePath: self.path), options: .atomic)
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        for name in [FileAttributeKey.ownerAccountID, .groupOwnerAccountID] { attributes[name] = before[name] }
        try FileManager.default.setAttributes(attributes, ofItemAtPath: self.path)
        let folder = try self.openFolder()
        defer { try? folder.close() }
        guard fsync(folder.rawValue) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    private func openFolder() throws -> FileDescriptor {
        try FileDescriptor.open(FilePath(self.path).removingLastComponent(), .readOnly, options: .closeOnExec)
    }
}
