import Foundation

/// The configuration file of the command line, readable by its user alone.
enum SettingsFile {
    /// `$XDG_CONFIG_HOME/roost/config.toml`, else below `$HOME/.config`; nil without either.
    static func path(environment: [String: String]) -> String? {
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/roost/config.toml" }
        if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.config/roost/config.toml" }
        return nil
    }

    /// What the file says; nothing where there is none.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be read.
    static func read(_ path: String) throws(CommandFailure) -> SettingsDocument {
        guard FileManager.default.fileExists(atPath: path) else { return SettingsDocument() }
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure("\(path) cannot be read")
        }
        return try SettingsDocument(parsing: text)
    }

    /// Replaces the file as a whole; its content is at no moment readable by others.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written.
    static func write(_ document: SettingsDocument, to path: String) throws(CommandFailure) {
        let target = URL(fileURLWithPath: path)
        let folder = target.deletingLastPathComponent()
        // What is made from here on is private from its first moment: the draft that the write puts in the file's place, too.
        let mask = umask(0o077)
        defer { umask(mask) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
            try Data(document.text.utf8).write(to: target, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw CommandFailure("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
