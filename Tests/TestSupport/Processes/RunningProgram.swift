internal import Foundation

/// A process as `/proc` shows it.
struct RunningProgram {
    let id: Int32
    let parent: Int32
    let commandLine: String

    static func all() -> [RunningProgram] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { Int32($0) }.compactMap(Self.init)
    }

    private init?(id: Int32) {
        guard let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("PPid:") }),
            let parent = Int32(line.dropFirst(5).trimmingCharacters(in: .whitespaces)),
            let words = try? Data(contentsOf: URL(filePath: "/proc/\(id)/cmdline"))
        else { return nil }
        self.id = id
        self.parent = parent
        self.commandLine = words.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
