import DockerEngine
import Foundation
import Testing

/// Files that hold the exact bytes a specification is rendered to.
enum Golden {
    static func json(_ spec: ServiceSpec) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(spec), as: UTF8.self) + "\n"
    }

    /// Writes what differs beside the temporary files, so that a wanted change can be looked at and taken over.
    static func expect(_ spec: ServiceSpec, named name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).json")
        let actual = try Self.json(spec)
        let expected = try? String(contentsOf: file, encoding: .utf8)
        guard actual != expected else { return }
        let copy = FileManager.default.temporaryDirectory.appending(path: "roost-golden-\(name).json")
        try actual.write(to: copy, atomically: true, encoding: .utf8)
        Issue.record("\(file.path()) differs from what was rendered, see \(copy.path())", sourceLocation: location)
    }
}
