internal import FoundationEssentials

/// A file `V0001__name.sql` of a migration folder.
struct MigrationFile: Sendable, Hashable {
    let version: Int
    let name: String
    let fileName: String
    let text: String

    /// All migrations of a folder, ordered by version; other files than `.sql` are of no concern.
    static func load(directory: String) throws -> [MigrationFile] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".sql") }
        let versions = try self.ordered(names)
        return try versions.map { version, name, fileName in
            guard let data = FileManager.default.contents(atPath: directory + "/" + fileName),
                let text = String(validating: data, as: UTF8.self), !text.utf8.contains(0)
            else { throw MigrationError.unreadable(fileName) }
            return MigrationFile(version: version, name: name, fileName: fileName, text: text)
        }
    }

    /// The versions and names of files, ordered; versions count from 1 without a gap.
    static func ordered(_ fileNames: [String]) throws(MigrationError) -> [(version: Int, name: String, fileName: String)] {
        var files: [(version: Int, name: String, fileName: String)] = []
        for fileName in fileNames {
            guard let (version, name) = self.parse(fileName) else { throw .badFileName(fileName) }
            files.append((version, name, fileName))
        }
        files.sort { $0.version < $1.version }
        for (index, file) in files.enumerated() where file.version != index + 1 {
            throw file.version < index + 1 ? .duplicate(version: file.version) : .gap(version: index + 1)
        }
        return files
    }

    /// `V`, at least four digits, two underscores, a name of lower-case letters, digits and underscores, `.sql`.
    private static func parse(_ fileName: String) -> (version: Int, name: String)? {
        guard fileName.hasPrefix("V"), fileName.hasSuffix(".sql") else { return nil }
        let stem = fileName.dropFirst().dropLast(4)
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        let rest = stem.dropFirst(digits.count)
        guard digits.count >= 4, let version = Int(digits), version > 0, rest.hasPrefix("__") else { return nil }
        let name = rest.dropFirst(2)
        let isPlain = name.utf8.allSatisfy {
            ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                || $0 == UInt8(ascii: "_")
        }
        return name.isEmpty || !isPlain ? nil : (version, String(name))
    }
}
