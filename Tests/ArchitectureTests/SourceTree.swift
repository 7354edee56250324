import Foundation

/// The Swift files of the repository, as text.
struct SourceTree {
    struct File {
        let module: String
        let path: String
        let text: String

        /// The modules that it imports, whatever the access level.
        var imports: Set<String> {
            var names: Set<String> = []
            for line in self.text.split(separator: "\n") {
                var words = line.split(separator: " ").map(String.init)
                while let first = words.first, first.hasPrefix("@") || ["public", "package", "internal", "private"].contains(first) {
                    words.removeFirst()
                }
                guard words.count >= 2, words[0] == "import" else { continue }
                let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
                let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
                names.insert(String(name.split(separator: ".")[0]))
            }
            return names
        }

        /// The text without comments and without what stands in string literals' continuation, for searching code.
        var code: String {
            self.text.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
                .joined(separator: "\n")
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files below `Sources/<module>/` for every module.
    static func sources() throws -> [File] {
        try self.files(below: "Sources")
    }

    static func files(below folder: String) throws -> [File] {
        let base = self.root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        var files: [File] = []
        for case let url as URL in walk where url.pathExtension == "swift" {
            let path = String(url.path(percentEncoded: false).dropFirst(base.path(percentEncoded: false).count)).drop { $0 == "/" }
            guard let module = path.split(separator: "/").first.map(String.init) else { continue }
            files.append(File(module: module, path: "\(folder)/\(path)", text: try String(contentsOf: url, encoding: .utf8)))
        }
        return files.sorted { $0.path < $1.path }
    }
}
