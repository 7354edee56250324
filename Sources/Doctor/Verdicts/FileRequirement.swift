/// What a setting names in the file system, and what it has to be.
package struct FileRequirement: Sendable, Hashable {
    package enum Purpose: Sendable, Hashable {
        /// A file that only its owner may read.
        case secret
        /// A folder of Roost's own, which is made where it is missing.
        case ownFolder
        /// A folder that Roost reads.
        case folder
        /// A program.
        case program
    }

    package let variable: String
    package let path: String
    package let purpose: Purpose

    package init(variable: String, path: String, purpose: Purpose) {
        self.variable = variable
        self.path = path
        self.purpose = purpose
    }

    private var subject: String { "files.\(self.variable)" }

    func finding(_ facts: FileFacts) -> Finding {
        switch self.purpose {
        case .secret: self.secret(facts)
        case .ownFolder: self.ownFolder(facts)
        case .folder:
            facts.kind == .folder && facts.isReadable
                ? .ok(self.subject, self.path)
                : .failed(
                    self.subject, "\(self.path) is no folder that can be read",
                    repair: "Let \(self.variable) name the folder, and let roostd read it.")
        case .program:
            facts.kind == .file && facts.isExecutable
                ? .ok(self.subject, self.path)
                : .failed(
                    self.subject, "\(self.path) is no program that can be run",
                    repair: "Install the program, or let \(self.variable) name where it is.")
        }
    }

    private func secret(_ facts: FileFacts) -> Finding {
        guard facts.kind == .file, facts.isReadable else {
            return .failed(
                self.subject, "\(self.path) is no file that can be read",
                repair: "Let \(self.variable) name the file, and let roostd read it.")
        }
        guard facts.mode & 0o077 == 0 else {
            return .failed(
                self.subject, "\(self.path) has mode \(Self.octal(facts.mode)): others may use it", repair: "Run: chmod 0600 \(self.path)")
        }
        return .ok(self.subject, "\(self.path), mode \(Self.octal(facts.mode))")
    }

    private func ownFolder(_ facts: FileFacts) -> Finding {
        switch facts.kind {
        case .absent where facts.canBeMade: return .ok(self.subject, "\(self.path) is made at the first start")
        case .absent:
            return .failed(
                self.subject, "\(self.path) is not there and cannot be made",
                repair: "Make the folder for roostd's user, or let \(self.variable) name another.")
        case .file:
            return .failed(self.subject, "\(self.path) is no folder", repair: "Let \(self.variable) name a folder of roostd's own.")
        case .folder: break
        }
        guard facts.isWritable else {
            return .failed(
                self.subject, "\(self.path) cannot be written to", repair: "Give \(self.path) to the user that roostd runs as.")
        }
        guard facts.mode & 0o022 == 0 else {
            return .failed(
                self.subject, "\(self.path) has mode \(Self.octal(facts.mode)): others may write to it",
                repair: "Run: chmod go-w \(self.path)")
        }
        return .ok(self.subject, "\(self.path), mode \(Self.octal(facts.mode))")
    }

    private static func octal(_ mode: Int) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
