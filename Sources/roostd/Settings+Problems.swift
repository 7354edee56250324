import Builder
import Doctor
import Ingress

extension Settings {
    /// What is wrong with the settings, as many of them as can be told at once.
    func problems() -> [SettingsError] {
        var seen: Set<String> = []
        return SettingPart.allCases.flatMap { self.problems(of: $0) }.filter { seen.insert($0.variable).inserted }
    }

    /// Where a part has a second wrong setting, it shows once the first one is out of the way.
    private func problems(of part: SettingPart) -> [SettingsError] {
        var settings = self
        var found: [SettingsError] = []
        while let error = part.problem(in: settings), !found.contains(where: { $0.variable == error.variable }) {
            found.append(error)
            settings = settings.ignoring(error.variable)
        }
        return found
    }

    /// What settings name in the file system and nothing else looks at.
    func files() -> [FileRequirement] {
        let builder = try? self.builder()
        var files: [FileRequirement] = []
        func add(_ variable: String, _ path: String?, _ purpose: FileRequirement.Purpose) {
            if let path { files.append(FileRequirement(variable: variable, path: path, purpose: purpose)) }
        }
        add("ROOST_SMTP_PASSWORD_FILE", self.optional("ROOST_SMTP_PASSWORD_FILE"), .secret)
        add("ROOST_MASTER_KEY_FILE", self.optional("ROOST_MASTER_KEY_FILE"), .secret)
        add("ROOST_WORK_DIR", builder?.workDirectory, .ownFolder)
        add("ROOST_INGRESS_DIR", (try? self.ingress())?.stateDirectory, .ownFolder)
        add("ROOST_MIGRATIONS_DIR", self.optional("ROOST_MIGRATIONS_DIR"), .folder)
        add("ROOST_POLICIES_DIR", self.optional("ROOST_POLICIES_DIR"), .folder)
        add("ROOST_DOCKER_CLI", builder?.dockerCLI, .program)
        add("DOCKER_CERT_PATH", self.optional("DOCKER_CERT_PATH").map { "\($0)/key.pem" }, .secret)
        return files
    }
}
