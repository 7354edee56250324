internal import FoundationEssentials
internal import Model

/// The folders that the builder keeps: mirrors, what single builds need while they run, and two that are always empty.
struct WorkDirectory: Sendable, Hashable {
    let mirrors: String
    /// A folder for each build that has secrets; what a killed process left there is removed.
    let jobs: String
    /// `HOME` of git and of the Docker CLI.
    let home: String
    /// The Docker CLI's configuration folder: no credentials, no plug-ins, no proxies.
    let dockerConfiguration: String

    /// Makes the folders that are missing, readable for this user only.
    init(_ path: String) throws(BuilderError) {
        self.mirrors = path + "/mirrors"
        self.jobs = path + "/jobs"
        self.home = path + "/home"
        self.dockerConfiguration = path + "/docker"
        for folder in [path, self.mirrors, self.jobs, self.home, self.dockerConfiguration] { try Self.make(folder) }
    }

    static func make(_ folder: String) throws(BuilderError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            if (error as? CocoaError)?.code == .fileWriteOutOfSpace {
                throw BuilderError(.noSpace, "There is no space left in the builder's work folder.")
            }
            throw BuilderError(.cloneFailed, "The builder's work folder cannot be used: \(error)")
        }
    }
}
