import FoundationEssentials
import Policy

/// The files of a policy on the disk.
struct PolicyFolder {
    let path: String

    func sources() throws(PolicyFolderError) -> PolicySources {
        PolicySources(permissions: try self.file("permissions.yaml"), roles: try self.file("roles.yaml"))
    }

    /// The files of scenarios, by name.
    func scenarios() throws(PolicyFolderError) -> [PolicyFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: "\(self.path)/scenarios")
        } catch {
            throw PolicyFolderError(path: "\(self.path)/scenarios", problem: "cannot be read")
        }
        var files: [PolicyFile] = []
        for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() { files.append(try self.file("scenarios/\(name)")) }
        return files
    }

    private func file(_ name: String) throws(PolicyFolderError) -> PolicyFile {
        let path = "\(self.path)/\(name)"
        guard let data = FileManager.default.contents(atPath: path) else { throw PolicyFolderError(path: path, problem: "cannot be read") }
        guard let text = String(validating: data, as: UTF8.self) else { throw PolicyFolderError(path: path, problem: "is not UTF-8") }
        return PolicyFile(name: path, text: text)
    }
}
